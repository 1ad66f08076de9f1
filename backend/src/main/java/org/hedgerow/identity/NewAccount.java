package org.hedgerow.identity;

/**
 * Somebody who may sign in once the code is used.
 *
 * @param enrolmentCode shown once and kept nowhere
 */
public record NewAccount(Account account, String enrolmentCode) {

    @Override
    public String toString() {
        return "NewAccount[" + account.person().id() + "]";
    }
}

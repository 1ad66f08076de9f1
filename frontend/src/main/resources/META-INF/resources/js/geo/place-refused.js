/** Text that says no place, with words that help to say it better. */
export class PlaceRefused extends Error {}

-- Kinds of incident that can name the victim to whoever knows the neighbourhood, however coarse the place: what only one farm there has, or
-- what is done to a person at home. Outside the police they are released by their group and with a coarser time. What counts is the day on
-- which the event began, so that an incident is released in one way for good.
create table victim_identifying_category (
  category_code text not null check (category_code ~ '^[A-Z]{2,12}\.[A-Z]{2,16}$'),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  source text not null check (char_length(source) between 1 and 300),
  primary key (category_code, valid_from)
);
comment on table victim_identifying_category is 'access: reference; kinds of incident whose release can name the victim, and from when until when';
grant select on victim_identifying_category to hedgerow_app;

insert into victim_identifying_category (category_code, valid_from, source)
  select category_code, date '2000-01-01', 'Hedgerow''s own list; for the data protection assessment of each force to confirm'
  from unnest(array[
    'AGRI.GPS', 'AGRI.TELEHANDLER', 'AGRI.TRACTOR',
    'DAMAGE.ARSONBARN', 'DAMAGE.ARSONSTACK', 'DAMAGE.ARSONVEHICLE',
    'EQUINE.HARM', 'EQUINE.TACK', 'EQUINE.THEFT',
    'FRAUD.DEPOSIT', 'FRAUD.MACHINERY', 'FUEL.HEATINGOIL',
    'LIVESTOCK.ATTACK', 'LIVESTOCK.SLAUGHTER', 'LIVESTOCK.THEFT', 'LIVESTOCK.WORRYING',
    'PERSON.ASSAULT', 'PERSON.INTIMIDATION', 'PERSON.THREAT',
    'STREET.BURGLARY', 'STREET.FROMPERSON', 'STREET.ROBBERY', 'STREET.VIOLENCE',
    'TRESPASS.COLDCALLER']) as kind (category_code);

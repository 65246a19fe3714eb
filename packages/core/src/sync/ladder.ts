/**
 * How the list is brought up to date: with what has changed, else with everything, else by a person.
 * The tables of the steps between them follow in this file.
 */
export type Rung = 'incremental' | 'full' | 'manual';

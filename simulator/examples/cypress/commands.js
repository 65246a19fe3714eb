// cypress/support/commands.js
const control = `${Cypress.env('simulator') ?? 'http://localhost:4010'}/__sim/`;

/** Begins anew with another story: `{ name: 'lost-reply' }` for one that comes with the simulator, or a whole scenario. */
Cypress.Commands.add('play', (story) => cy.request('PUT', `${control}scenario`, story));

/** One more thing that goes wrong, from now on. */
Cypress.Commands.add('addFault', (rule) => cy.request('POST', `${control}fault`, rule));

/** Lets time pass at the marketplace. Only with `cs-simulator serve --virtual-clock`. */
Cypress.Commands.add('advance', (by) => cy.request('POST', `${control}clock`, { advance: by }));

/** The judgement so far: `clean`, `delivered`, `doubled`, `findings` … */
Cypress.Commands.add('verdict', () => cy.request('GET', `${control}verdict`).its('body'));

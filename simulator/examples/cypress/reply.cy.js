// cypress/e2e/reply.cy.js
const backend = 'http://localhost:4010/api/cs/';

beforeEach(() => {
  cy.play({ version: 1, name: 'lost-reply', title: 'The first reply is lost.', rules: [{ do: 'reply.lose', on: { send: { nth: 1 } } }] });
});

afterEach(() => {
  cy.verdict().should((verdict) => expect(verdict.findings.map(({ says }) => says)).to.deep.equal([]));
});

it('asks again when the connection is reset, and the buyer has the message once', () => {
  cy.visit(`http://localhost:5173/?backend=${backend}`);
  cy.get('#answer').type('Yes, three are left.');
  cy.get('#send').click();
  cy.contains('[role=status]', 'Unconfirmed');
  cy.contains('[role=status]', 'Sent', { timeout: 10_000 });
  cy.verdict().its('delivered').should('equal', 1);
});

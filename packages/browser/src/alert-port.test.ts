import { expect } from 'chai';
import { browserAlerts } from './alert-port.ts';

describe('browserAlerts', () => {
  const own = document.title;
  afterEach(() => {
    document.title = own;
    localStorage.clear();
  });

  it('INBOX-6.1 keeps whether alerts are wanted, for every page of the browser', () => {
    const port = browserAlerts();
    expect(port.wanted()).to.equal(false);
    port.want(true);
    expect(browserAlerts().wanted()).to.equal(true);
    port.want(false);
    expect(port.wanted()).to.equal(false);
  });

  it('INBOX-6.4 of the pages one has the turn, the one that was visible last; one that goes hands it on', async () => {
    const turns: string[] = [];
    let heard = () => {};
    const next = () => new Promise<void>((resolve) => (heard = resolve));
    const join = (name: string) =>
      browserAlerts().lead('mei', (leads) => {
        turns.push(`${name} ${leads}`);
        if (leads) heard();
      });
    let come = next();
    const leaveFirst = join('first');
    await come;
    come = next();
    const leaveSecond = join('second');
    await come;
    expect(turns.toSorted()).to.deep.equal(['first false', 'first true', 'second true']);
    come = next();
    leaveSecond();
    await come;
    expect(turns.at(-1)).to.equal('first true');
    leaveFirst();
  });

  it('INBOX-6.6 puts the number in front of the title that the page has by then, and takes only that away', () => {
    const port = browserAlerts();
    document.title = '(7) Orders';
    port.badge(3);
    expect(document.title).to.equal('(3) (7) Orders');
    port.badge(4);
    expect(document.title).to.equal('(4) (7) Orders');
    document.title = 'Stock';
    port.badge(5);
    expect(document.title).to.equal('(5) Stock');
    port.badge(0);
    expect(document.title).to.equal('Stock');
  });
});

import { expect } from 'chai';
import { LitElement } from 'lit';
import { Downloads } from '../../../../test/support/browser/downloads.ts';
import { ExportController } from './export-controller.ts';
import type { ExportFile } from './export-file.ts';

class ExportingHost extends LitElement {
  readonly export = new ExportController(this);
}
customElements.define('exporting-host', ExportingHost);

const at = 1_795_271_520_000;
const columns = [
  { key: 'id', name: 'Number', cell: (row: number) => row },
  { key: 'when', name: 'Zeit, "UTC"', cell: (row: number) => ({ at: at + row }) },
];
const fileOf = (count: number, change: Partial<ExportFile<number>> = {}) => ({ format: 'csv', what: 'failed-messages', at, columns, rows: Array.from({ length: count }, (_, i) => i), ...change }) as ExportFile<number>;

describe('ExportController', () => {
  let downloads: Downloads;
  let host: ExportingHost;
  beforeEach(() => {
    downloads = new Downloads();
    host = document.body.appendChild(new ExportingHost());
  });
  afterEach(() => {
    host.remove();
    downloads.end();
  });

  it('CENTRE-3.1 a CSV file has the mark of UTF-8, a head and a line for each row, and a name with its time in UTC', async () => {
    expect(await host.export.save(fileOf(2))).to.equal(true);
    expect(downloads.names).to.deep.equal(['cs-inbox-failed-messages-2026-11-21-1432.csv']);
    expect(downloads.types).to.deep.equal(['text/csv;charset=utf-8']);
    expect(await downloads.text(0)).to.equal('\ufeff"Number","Zeit, ""UTC"""\r\n0,2026-11-21 14:32:00\r\n1,2026-11-21 14:32:00\r\n');
  });

  it('CENTRE-3.1 an NDJSON file has a line for each row, with the names of the programs and instants with their milliseconds', async () => {
    await host.export.save(fileOf(2, { format: 'ndjson' }));
    expect(downloads.names[0]).to.match(/\.ndjson$/u);
    expect(await downloads.text(0)).to.equal('{"id":0,"when":"2026-11-21T14:32:00.000Z"}\n{"id":1,"when":"2026-11-21T14:32:00.001Z"}\n');
  });

  it('CENTRE-3.1 rows without columns are written as they are', async () => {
    await host.export.save({ format: 'ndjson', what: 'rows', at, columns: null, rows: [['out:1', { half: true }]] });
    expect(await downloads.text(0)).to.equal('["out:1",{"half":true}]\n');
  });

  it('CENTRE-3.9 10,000 rows are written in pieces, with what else waits in the page between them, and how far it is', async () => {
    const shares: (number | null)[] = [];
    let turns = 0;
    const turn = new MessageChannel();
    turn.port1.onmessage = () => {
      turns++;
      shares.push(host.export.share);
      turn.port2.postMessage(null);
    };
    turn.port2.postMessage(null);
    expect(await host.export.save(fileOf(10_000))).to.equal(true);
    turn.port1.close();
    expect(turns).to.be.above(10);
    const told = shares.filter((share) => share !== null);
    expect(told).to.deep.equal([...told].sort((a, b) => a - b));
    expect(new Set(told).size).to.be.above(10);
    expect(host.export.share).to.equal(null);
    expect((await downloads.text(0)).split('\r\n')).to.have.length(10_002);
  });

  it('CENTRE-3.9 one that is stopped, or whose place is gone, hands nothing over', async () => {
    const stopped = host.export.save(fileOf(10_000));
    host.export.stop();
    expect(await stopped).to.equal(false);
    const gone = host.export.save(fileOf(10_000));
    host.remove();
    expect(await gone).to.equal(false);
    expect(downloads.names).to.deep.equal([]);
  });

  it('CENTRE-3.9 one that is asked for meanwhile takes its place', async () => {
    const first = host.export.save(fileOf(10_000));
    expect([await host.export.save(fileOf(1, { what: 'second' })), await first]).to.deep.equal([true, false]);
    expect(downloads.names).to.deep.equal(['cs-inbox-second-2026-11-21-1432.csv']);
  });

  it('CENTRE-3.10 the address of a file is let go with the next one and with its place, and no click is heard by the page', async () => {
    let clicks = 0;
    const heard = () => clicks++;
    document.addEventListener('click', heard, true);
    await host.export.save(fileOf(1));
    expect(downloads.held).to.equal(1);
    await host.export.save(fileOf(1));
    expect(downloads.held).to.equal(1);
    host.remove();
    expect(downloads.held).to.equal(0);
    document.removeEventListener('click', heard, true);
    expect(clicks).to.equal(0);
  });

  it('CENTRE-3.10 whatever it is called, it is a file of its folder and of its kind', async () => {
    for (const what of ['../../etc/passwd', 'a\u202egpj.exe', 'CON', '店铺 日报', `x${'y'.repeat(300)}`, '']) await host.export.save(fileOf(0, { what }));
    for (const name of downloads.names) {
      expect(name).to.match(/^cs-inbox-[\p{L}\p{M}\p{N}-]*-?2026-11-21-1432\.csv$/u);
      expect(name.length).to.be.below(130);
    }
    expect(downloads.names[3]).to.equal('cs-inbox-店铺-日报-2026-11-21-1432.csv');
  });
});

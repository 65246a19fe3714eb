import '@cs-inbox/elements/define';
import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { Downloads } from '../../../../test/support/browser/downloads.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { samplePorts } from '../samples/sample-ports.ts';
import { sampleRecord } from '../samples/sample-record.ts';
import type { CsDailyReport } from './daily-report.ts';
import { DailyReportHarness } from './daily-report.harness.ts';
import { type DailyReportState, dailyReportStates } from './daily-report.states.ts';

const DAY_MS = 86_400_000;
const states: Readonly<Record<string, DailyReportState>> = dailyReportStates;
const aDay = dailyReportStates['a-day'];

describe('cs-daily-report', () => {
  let stage: Stage | null = null;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  const show = async ({ around, given = {} }: DailyReportState, inlineSize = '1180px', look: { dir?: 'rtl'; theme?: 'dark' } = {}) => {
    stage?.clear();
    inbox = new FakeInbox(around);
    stage = new Stage({ inbox, inlineSize, ...look });
    const harness = new DailyReportHarness(await stage.show('cs-daily-report', given as Partial<CsDailyReport>));
    await settled(harness.element);
    await settled(harness.element);
    return harness;
  };

  for (const [inlineSize, look] of [['1180px', {}], ['320px', { theme: 'dark' }], ['720px', { dir: 'rtl' }]] as const) {
    it(`INBOX-8.2 axe finds nothing in any state, ${inlineSize}, ${JSON.stringify(look)}`, async () => {
      const findings: string[] = [];
      for (const [name, state] of Object.entries(states)) {
        const harness = await show(state, inlineSize, look);
        if (harness.chart(0)?.querySelector('button')) await harness.toggle(0);
        if (stage !== null) findings.push(...(await axeFindings(stage.root)).map((finding) => `${name}: ${finding}`));
      }
      expect(findings).to.deep.equal([]);
    });
  }

  it('CHECK-2.10 says a day in a sentence, and in six numbers with what was lost and doubled', async () => {
    const harness = await show(aDay);
    expect(harness.title).to.equal('Saturday, November 21');
    expect(harness.sentence).to.equal('1,284 messages sent; 43 failed at first. Of these 31 arrived later, 7 still wait, 5 will not go.');
    expect(harness.numbers).to.deep.equal(['1,284sent', '43failed at first', '41retried, 50 times in all', '31arrived later', '0lost', '0doubled']);
    expect(harness.facts.slice(1)).to.deep.equal(['Retried by itself24 times, 16 arrived', 'Retried by a person26 times, 15 arrived']);
    expect(harness.facts[0]).to.match(/^From failure to arrivalHalf within \d+ min, 95 % within \d+ min$/u);
  });

  it('CHECK-2.10 says of a calm day that each message arrived at once, and of one without a record that there is none', async () => {
    expect((await show(dailyReportStates['a-calm-day'])).sentence).to.equal('1,284 messages sent, each at the first attempt.');
    const nothing = await show(dailyReportStates.nothing);
    expect(nothing.sentence).to.equal('Nothing is recorded of this day.');
    expect(nothing.numbers.slice(2)).to.deep.equal(['0retried', '0arrived later', '0lost', '0doubled']);
    expect(nothing.facts).to.deep.equal(['From failure to arrivalNothing had to recover', 'Retried by itselfNone', 'Retried by a personNone']);
    expect(nothing.text).to.contain('No message failed.').and.to.contain('Nothing was retried.');
  });

  it('CHECK-2.10 what was lost or doubled is marked by form too', async () => {
    const drawing = (harness: DailyReportHarness) => harness.element.shadowRoot?.querySelector('.numbers li:nth-child(5) path')?.getAttribute('d');
    const held = drawing(await show(aDay));
    const broken = await show(dailyReportStates['lost-and-doubled']);
    expect(broken.numbers.slice(4)).to.deep.equal(['1lost', '2doubled']);
    expect(drawing(broken)).to.be.a('string').and.not.to.equal(held);
  });

  it('CHECK-2.11 each cause has a bar: its parts differ by form, its number stands at its end, its parts are said', async () => {
    const harness = await show(aDay);
    expect(harness.bars(0)).to.deep.equal([
      'Too many messages from this store 22: 19 arrived later, 2 still waiting, 1 will not go',
      'Network connection interrupted 9: 9 arrived later',
      'The store’s login has expired 5: 5 still waiting',
      'The platform does not allow this content 3: 1 arrived later, 2 will not go',
      'This buyer cannot be written to 2: 2 will not go',
      'Fault at the platform, nothing was sent 2: 2 arrived later',
    ]);
    expect(harness.looks(0, 0)).to.deep.equal(['arrived', 'waiting', 'never']);
    expect(harness.looks(0, 3)).to.deep.equal(['arrived', 'never']);
    const width = (bar: number) => harness.chart(0)?.querySelectorAll('.bars .bar')[bar]?.getBoundingClientRect().width ?? 0;
    expect(width(1) / width(0)).to.be.closeTo(9 / 22, 0.02);
  });

  it('CHECK-2.11 bars begin where reading begins', async () => {
    const edges = (harness: DailyReportHarness) => {
      const [bar, number] = ['.bar', '.number'].map((part) => harness.chart(0)?.querySelector(`.track ${part}`)?.getBoundingClientRect().left ?? 0);
      return [bar ?? 0, number ?? 0] as const;
    };
    const [bar, number] = edges(await show(aDay));
    expect(number).to.be.above(bar);
    const [mirrored, before] = edges(await show(aDay, '1180px', { dir: 'rtl' }));
    expect(before).to.be.below(mirrored);
  });

  it('CHECK-2.12 each hour has a column with its number, the empty ones too', async () => {
    const harness = await show(aDay);
    const said = harness.bars(1);
    expect(said.length).to.be.within(6, 8);
    expect(said.reduce((sum, bar) => sum + Number(/: (\d+)/u.exec(bar)?.[1]), 0)).to.equal(50);
    expect(said[0]).to.match(/^\d\d:\d\d: \d+, \d+ arrived, \d+ in vain/u);
    const whole = await show(dailyReportStates['a-whole-day'], '320px');
    expect(whole.bars(1)).to.have.length(24);
    expect([...(whole.chart(1)?.querySelectorAll('.hour') ?? [])].filter((label) => label.textContent?.trim() !== '').length).to.be.at.most(6);
  });

  it('CHECK-2.13 each chart can be a table with the same figures, and a picture again', async () => {
    const harness = await show(aDay);
    await harness.toggle(0);
    expect(harness.chartTable(0).slice(0, 2)).to.deep.equal([
      ['Reason', 'All', 'arrived later', 'still waiting', 'will not go'],
      ['Too many messages from this store', '22', '19', '2', '1'],
    ]);
    expect(harness.bars(0)).to.deep.equal([]);
    expect(harness.bars(1)).not.to.deep.equal([]);
    await harness.toggle(1);
    expect(harness.chartTable(1)[0]).to.deep.equal(['Hour', 'All', 'arrived', 'no answer yet', 'in vain']);
    await harness.toggle(0);
    expect(harness.bars(0)).to.have.length(6);
  });

  it('CHECK-2.14 each store has a row, most failures first, and those of which nothing is recorded are there too', async () => {
    const harness = await show(aDay);
    expect(harness.stores).to.have.length(9);
    expect(harness.stores[0]).to.deep.equal(['VNAster Home', '214', '19', '19', '17', '2', 'Too many messages from this store, 18']);
    expect(harness.stores.at(-1)).to.deep.equal(['IDAster Home', '31', '0', '0', '0', '0', 'None']);
    expect(harness.foot).to.match(/^9 stores, 6 with failures · figures up to \d\d:\d\d:\d\d/u);
    expect((await show(dailyReportStates.nothing)).stores).to.have.length(9);
  });

  it('CHECK-2.14 the figures of a store that the backend does not tell of any more are not dropped', async () => {
    const harness = await show(dailyReportStates['unknown-store']);
    expect(harness.stores.filter(([name]) => name === 'Unknown store')).to.have.length(4);
    expect(harness.sentence).to.contain('1,284');
  });

  it('CHECK-2.15 the days go back to the 90th and forth to today; at their ends the button stays, and does nothing', async () => {
    const harness = await show(aDay);
    const [back, forth] = [harness.button('Previous day'), harness.button('Next day')];
    expect([back?.ariaDisabled, forth?.ariaDisabled]).to.deep.equal(['false', 'true']);
    await harness.press(forth);
    expect(harness.title).to.equal('Saturday, November 21');
    await harness.press(back);
    expect(harness.title).to.equal('Friday, November 20');
    expect(harness.said).to.contain('Friday, November 20. Nothing is recorded of this day.');
    for (let i = 0; i < 100; i++) await harness.press(back);
    expect(harness.title).to.equal('Monday, August 24');
    expect([back?.ariaDisabled, forth?.ariaDisabled]).to.deep.equal(['true', 'false']);
    await harness.press(forth);
    expect(harness.title).to.equal('Tuesday, August 25');
  });

  it('CHECK-2.15 a day beyond the ends is today', async () => {
    for (const at of [sampleNow + 3 * DAY_MS, sampleNow - 400 * DAY_MS]) expect((await show({ ...aDay, given: { at } })).title).to.equal('Saturday, November 21');
  });

  it('CHECK-2.16 of one store everything on the page is that store’s', async () => {
    const harness = await show(aDay);
    await harness.chooseStore('s-th');
    expect(harness.sentence).to.equal('187 messages sent; 8 failed at first. Of these 3 arrived later, 5 still wait, 0 will not go.');
    expect(harness.bars(0)).to.have.length(2);
    expect(harness.stores).to.have.length(1);
    await harness.chooseStore('');
    expect(harness.stores).to.have.length(9);
  });

  it('CHECK-2.17 the waiting ones of a store lead to the failed messages of that store', async () => {
    if (customElements.get('cs-failed-messages') === undefined) customElements.define('cs-failed-messages', class extends HTMLElement {});
    const harness = await show(aDay);
    await harness.press(harness.button('Show the 2 waiting of Aster Home'));
    expect(stage?.view.$panel.get()).to.equal('failed');
    expect(stage?.view.$failed.get().storeId).to.equal('l-vn');
  });

  it('CHECK-2.18 reads the record when it is seen, and anew with each minute; what cannot be read is said, and read again by hand', async () => {
    const harness = await show(dailyReportStates.reading);
    expect(harness.text).to.equal('Reading what this browser has recorded');
    inbox.record = null;
    inbox.$ready.set(true);
    await settled(harness.element);
    expect(harness.text).to.contain('This browser’s storage does not answer.');
    inbox.record = sampleRecord;
    await harness.press(harness.button('Read again'));
    await settled(harness.element);
    expect(harness.sentence).to.contain('43 failed');
    inbox.record = { ...sampleRecord, cases: sampleRecord.cases.slice(1) };
    inbox.$tick.set(sampleNow + 59_000);
    await settled(harness.element);
    expect(harness.sentence).to.contain('43 failed');
    inbox.$tick.set(sampleNow + 61_000);
    await settled(harness.element);
    expect(harness.sentence).to.contain('42 failed');
  });

  it('CHECK-2.18 reads nothing while nobody can see it', async () => {
    let reads = 0;
    stage = new Stage({ inbox: Object.assign(new FakeInbox(aDay.around), { readRecord: () => reads++ }) });
    stage.root.hidden = true;
    const element = await stage.show('cs-daily-report');
    expect(reads).to.equal(0);
    stage.root.hidden = false;
    await settled(element);
    await settled(element);
    expect(reads).to.equal(1);
  });

  it('CENTRE-3.11 the failures and retries of the day and store that are shown, or of all days, are exported, in words in CSV and as the protocol has them in NDJSON', async () => {
    const downloads = new Downloads();
    const harness = await show(aDay);
    await harness.chooseStore('s-th');
    const saved = async (button: string, count: number) => {
      await harness.press(harness.button(button));
      while (downloads.names.length < count) await settled(harness.element);
      return downloads.text(count - 1);
    };
    const csv = await saved('Export CSV', 1);
    expect(downloads.names[0]).to.match(/^cs-inbox-failure-history-2026-11-2\d-\d{4}\.csv$/u);
    expect(csv.split('\r\n')).to.have.length(10);
    expect(csv).to.contain('"The store’s login has expired"').and.to.contain('"Aster Baby","shopee","TH"').and.not.to.contain('"VN"');
    const ndjson = (await saved('Export NDJSON', 2)).trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(ndjson).to.have.length(8);
    expect(ndjson.map(({ cause }) => cause)).to.include('login').and.to.include('network');
    expect(ndjson.find(({ end }) => end === 'arrived')?.['history']).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z · /u);
    await harness.press(harness.button('Previous day'));
    expect((await saved('Export CSV', 3)).split('\r\n')).to.have.length(2);
    expect((await saved('Export all days: CSV', 4)).split('\r\n')).to.have.length(10);
    await harness.chooseStore('');
    expect((await saved('Export all days: NDJSON', 5)).trim().split('\n')).to.have.length(sampleRecord.cases.length);
    downloads.end();
  });

  it('CHECK-2.19 on paper the report is whole, without what is pressed, also in an inbox that is lower', async () => {
    inbox = new FakeInbox(aDay.around);
    stage = new Stage({ inbox, inlineSize: '900px', blockSize: '480px' });
    const around = await stage.show('cs-inbox', { inbox, ports: samplePorts, panel: 'report' });
    await settled(around);
    const report = around.shadowRoot?.querySelector('cs-daily-report');
    const seen = (selector: string) => report?.shadowRoot?.querySelector(selector)?.checkVisibility();
    const height = () => around.getBoundingClientRect().height;
    expect(height()).to.equal(480);
    expect([seen('.deeds'), seen('.chart header button')]).to.deep.equal([true, true]);
    await emulateMedia({ media: 'print' });
    await settled(around);
    expect([seen('.deeds'), seen('.chart header button'), seen('footer')]).to.deep.equal([false, false, true]);
    expect(report?.scrollHeight).to.be.above(700);
    expect(height()).to.be.at.least(report?.scrollHeight ?? Infinity);
    await emulateMedia({ media: 'screen' });
  });
});

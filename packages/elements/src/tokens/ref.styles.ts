import { css } from 'lit';

/** Reference layer: values without a meaning. Private; hosts set the system layer. */
export const refStyles = css`
  :host {
    --cs-ref-n0: #ffffff;
    --cs-ref-n1: #fafbfb;
    --cs-ref-n2: #f4f6f7;
    --cs-ref-n3: #ebeff0;
    --cs-ref-n4: #e4e9eb;
    --cs-ref-n5: #c3ccd0;
    --cs-ref-n6: #7d8a8f;
    --cs-ref-n7: #5f6c71;
    --cs-ref-n8: #536065;
    --cs-ref-n9: #3a454a;
    --cs-ref-n10: #2a3236;
    --cs-ref-n11: #1f2629;
    --cs-ref-n12: #181e21;
    --cs-ref-n13: #11161a;
    --cs-ref-ink: #172024;
    --cs-ref-paper: #e8edef;
    --cs-ref-petrol: #0d6775;
    --cs-ref-petrol-light: #74c3cf;
    --cs-ref-red: #bd2a20;
    --cs-ref-red-light: #f79a91;
    --cs-ref-amber: #765500;
    --cs-ref-amber-light: #e2bf62;
    --cs-ref-violet: #573ca3;
    --cs-ref-violet-light: #bcaaf2;
    --cs-ref-green: #1b6a3a;
    --cs-ref-green-light: #7fc99a;
  }
`;

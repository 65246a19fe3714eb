import { css } from 'lit';

/**
 * System layer: meanings. A host sets `--cs-sys-*` on the page, on a tag or anywhere
 * between; here each is only read, with our value as its fallback, so that an inner
 * element never undoes what an outer one was told. `--_*` is what the elements use.
 */
export const sysStyles = css`
  :host {
    --_bg: var(--cs-sys-bg, light-dark(var(--cs-ref-n0), var(--cs-ref-n12)));
    --_sunken: var(--cs-sys-sunken, light-dark(var(--cs-ref-n1), var(--cs-ref-n13)));
    --_raised: var(--cs-sys-raised, light-dark(var(--cs-ref-n0), var(--cs-ref-n11)));
    --_hover: var(--cs-sys-hover, light-dark(var(--cs-ref-n2), var(--cs-ref-n11)));
    --_fill: var(--cs-sys-fill, light-dark(var(--cs-ref-n3), #272f33));
    --_line: var(--cs-sys-line, light-dark(var(--cs-ref-n4), var(--cs-ref-n10)));
    --_line-2: var(--cs-sys-line-2, light-dark(var(--cs-ref-n5), #465258));
    --_line-3: var(--cs-sys-line-3, light-dark(var(--cs-ref-n6), #76848a));
    --_text: var(--cs-sys-text, light-dark(var(--cs-ref-ink), var(--cs-ref-paper)));
    --_text-2: var(--cs-sys-text-2, light-dark(var(--cs-ref-n8), #a9b5ba));
    --_text-3: var(--cs-sys-text-3, light-dark(var(--cs-ref-n7), #93a0a6));
    --_accent: var(--cs-sys-accent, light-dark(var(--cs-ref-petrol), var(--cs-ref-petrol-light)));
    --_on-accent: var(--cs-sys-on-accent, light-dark(#ffffff, #0b2429));
    --_accent-tint: var(--cs-sys-accent-tint, light-dark(#e8f2f4, #15333a));
    --_ok: var(--cs-sys-ok, light-dark(var(--cs-ref-green), var(--cs-ref-green-light)));
    --_wait: var(--cs-sys-wait, light-dark(var(--cs-ref-amber), var(--cs-ref-amber-light)));
    --_wait-tint: var(--cs-sys-wait-tint, light-dark(#fcf5de, #332a12));
    --_wait-line: var(--cs-sys-wait-line, light-dark(#e4cf8c, #6b5518));
    --_fail: var(--cs-sys-fail, light-dark(var(--cs-ref-red), var(--cs-ref-red-light)));
    --_fail-tint: var(--cs-sys-fail-tint, light-dark(#fdf1ef, #361b1a));
    --_fail-line: var(--cs-sys-fail-line, light-dark(#f1b8b2, #7a3732));
    --_unk: var(--cs-sys-unk, light-dark(var(--cs-ref-violet), var(--cs-ref-violet-light)));
    --_unk-tint: var(--cs-sys-unk-tint, light-dark(#f3f0fb, #2a2440));
    --_unk-line: var(--cs-sys-unk-line, light-dark(#8b74cf, #7f6cba));
    --_again: var(--cs-sys-again, light-dark(#8f4500, #f4b577));
    --_again-tint: var(--cs-sys-again-tint, light-dark(#ffecd6, #3b2611));
    --_again2: var(--cs-sys-again2, light-dark(#a3154b, #f8a0be));
    --_again2-tint: var(--cs-sys-again2-tint, light-dark(#fde4ec, #40182a));
    --_badge: var(--cs-sys-badge, light-dark(var(--cs-ref-n9), #c3ccd0));
    --_on-badge: var(--cs-sys-on-badge, light-dark(#ffffff, #11161a));

    --_font: var(
      --cs-sys-font,
      -apple-system, 'Segoe UI', Inter, Roboto, 'Noto Sans', 'Noto Sans Thai', 'Noto Sans CJK SC', 'Noto Sans SC',
      'Noto Sans Arabic', 'Noto Color Emoji', sans-serif
    );
    --_mono: var(--cs-sys-font-mono, ui-monospace, 'SF Mono', Menlo, Consolas, 'Noto Sans Mono', monospace);
    --_body-size: var(--cs-sys-body-size, 13px);
    --_body-line: var(--cs-sys-body-line, 20px);
    --_control: var(--cs-sys-control-height, 30px);
    --_control-small: var(--cs-sys-control-height-small, 26px);
    --_row: var(--cs-sys-conversation-row-height, 78px);
    --_message-gap: var(--cs-sys-message-gap, 8px);
    --_bubble-pad-block: var(--cs-sys-bubble-padding-block, 5px);
    --_bubble-pad-inline: var(--cs-sys-bubble-padding-inline, 12px);

    font: 400 var(--_body-size) / var(--_body-line) var(--_font);
    color: var(--_text);
    text-align: start;
    letter-spacing: normal;
    text-transform: none;
    word-spacing: normal;
    white-space: normal;
  }

  @media (pointer: coarse) {
    :host {
      --_control: max(44px, var(--cs-sys-control-height, 44px));
      --_control-small: 44px;
    }
  }

  :host(:lang(th)),
  :host(:lang(vi)),
  :host(:lang(my)),
  :host(:lang(ar)) {
    line-height: calc(var(--_body-line) * 1.1);
  }
`;

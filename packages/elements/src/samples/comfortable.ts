/** What `density="comfortable"` sets on an inbox, for elements that stand alone. */
export const comfortable: Readonly<Record<string, string>> = {
  '--cs-sys-body-size': '14px',
  '--cs-sys-body-line': '22px',
  '--cs-sys-control-height': '36px',
  '--cs-sys-control-height-small': '32px',
  '--cs-sys-conversation-row-height': '88px',
  '--cs-sys-message-gap': '12px',
  '--cs-sys-bubble-padding-block': '8px',
  '--cs-sys-bubble-padding-inline': '14px',
};

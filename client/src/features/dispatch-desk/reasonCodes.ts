import type { Reason } from '@domain/dispatch/propose';

/** Every fact a proposal can rest on; the type fails to compile when the domain adds one. */
const reasonCodes: Readonly<Record<Reason['code'], true>> = {
  rule: true,
  category: true,
  trade: true,
  source: true,
  'filed-at': true,
  area: true,
  'component-maintainer': true,
  'component-owner': true,
  'professional-grid': true,
  'responsibility-grid': true,
  subdistrict: true,
  load: true,
};

/** Whether there are words for this reason. */
export function isReasonCode(code: string): code is Reason['code'] {
  return Object.hasOwn(reasonCodes, code);
}

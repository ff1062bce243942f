import { caseWords, deskWords, dispatchWords, formWords, hotlineWords } from './case';
import { common } from './common';
import { domain } from './domain';
import { fieldWords, outboxWords } from './field';
import { heatWords, keyWords } from './heat';
import { refusal } from './refusal';

/** All words of this language. */
export const en = {
  ...common,
  ...domain,
  refusal,
  case: caseWords,
  form: formWords,
  desk: deskWords,
  dispatch: dispatchWords,
  hotline: hotlineWords,
  field: fieldWords,
  outbox: outboxWords,
  heat: heatWords,
  key: keyWords,
};

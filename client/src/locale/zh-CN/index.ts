import { administrationWords } from './administration';
import { caseWords, deskWords, dispatchWords, dossierWords, formWords, hotlineWords, shortcutWords } from './case';
import { common } from './common';
import {
  assignWords,
  bulkWords,
  factWords,
  noteWords,
  requestWords,
  solveWords,
  supervisionWords,
  tabWords,
  tradeWords,
  workWords,
} from './desks';
import { rulesWords } from './dispatch';
import { divisionWords } from './division';
import { domain } from './domain';
import { evaluationWords } from './evaluation';
import { fieldWords, outboxWords } from './field';
import { gridWords } from './grids';
import { heatWords, keyWords } from './heat';
import { inventoryWords } from './inventory';
import { planWords } from './plan';
import { refusal } from './refusal';
import { searchWords } from './search';
import { surveyWords } from './survey';
import { surveyImportWords } from './surveyImport';
import { surveySettingsWords } from './surveySettings';

/** All words of this language. */
export const zhCN = {
  ...common,
  ...domain,
  refusal,
  case: caseWords,
  form: formWords,
  desk: deskWords,
  dispatch: dispatchWords,
  hotline: hotlineWords,
  shortcut: shortcutWords,
  dossier: dossierWords,
  field: fieldWords,
  outbox: outboxWords,
  grids: gridWords,
  plan: planWords,
  heat: heatWords,
  evaluation: evaluationWords,
  division: divisionWords,
  tab: tabWords,
  bulk: bulkWords,
  assign: assignWords,
  trade: tradeWords,
  fact: factWords,
  asked: requestWords,
  rowNote: noteWords,
  work: workWords,
  supervision: supervisionWords,
  search: searchWords,
  solve: solveWords,
  key: keyWords,
  rules: rulesWords,
  administration: administrationWords,
  inventory: inventoryWords,
  survey: surveyWords,
  surveyImport: surveyImportWords,
  surveySettings: surveySettingsWords,
};

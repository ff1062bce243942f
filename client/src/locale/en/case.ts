import type { Words } from '../words';
import type * as chinese from '../zh-CN/case';

/** Words of a case, its desks and its forms. */
export const caseWords: Words<typeof chinese.caseWords> = {
  number: 'Case number',
  condition: 'Filing condition',
  closing: 'Closing standard',
  place: 'Place',
  unitGrid: 'Unit grid',
  responsibilityGrid: 'Responsibility grid',
  component: 'Component',
  unit: 'Disposal unit',
  source: 'Source',
  reportedAt: 'Reported',
  rework_one: 'Reworked {{count}} time',
  rework_other: 'Reworked {{count}} times',
  timeline: 'Timeline',
  photos: 'Photos',
  actions: 'Actions',
  facts: 'The case',
  otherSteps: 'Other steps',
  nothingToDo: 'Nothing for you to do now',
  done: 'Done: {{action}}',
  saved: 'Kept on this device, being sent',
  capturedAt: 'On site {{instant}}',
  select: 'Select a case in the list or on the map.',
  openFull: 'Open alone',
};

export const formWords: Words<typeof chinese.formWords> = {
  reason: 'Reason',
  reasonNeeded: 'Write down the reason',
  note: 'Note',
  noteOptional: 'Note (optional)',
  noteNeeded: 'Write something',
  condition: 'Filing condition',
  conditionNeeded: 'Choose a filing condition',
  limit: 'Disposal limit: {{limit}}',
  found: 'As reported',
  notFound: 'Not as reported',
  foundQuestion: 'Is it as reported?',
  passed: 'Passed',
  failed: 'Not passed',
  passedQuestion: 'Is the problem solved?',
  resultNeeded: 'Choose a result first',
  feedback: 'What was done',
  feedbackPlaceholder: 'How it was handled and with what result',
  photoNeeded: 'Take at least one photo',
};

export const deskWords: Words<typeof chinese.deskWords> = {
  intake: { title: 'Intake desk', reported: 'To accept', confirming: 'Confirming', accepted: 'Accepted' },
  duty: { title: 'Duty officer', accepted: 'To file', verified: 'To close', ended: 'Ended' },
  dispatch: { title: 'Dispatch desk', filed: 'To dispatch', dispatched: 'Dispatched', verifying: 'To verify' },
  worklist: {
    title: 'Disposal worklist',
    dispatched: 'To acknowledge',
    handling: 'In disposal',
    verifying: 'To verify',
    ended: 'Ended',
  },
  tasks: { title: 'My tasks', all: 'All', confirming: 'To confirm', verifying: 'To verify' },
  queue: 'Cases',
  caseOnMap: 'Map of cases; the list has the same content',
  backToList: 'Back to the list',
};

export const dispatchWords: Words<typeof chinese.dispatchWords> = {
  proposal: 'Proposed unit',
  because: 'Because of',
  alternatives: 'Other units',
  load_one: '{{count}} open',
  load_other: '{{count}} open',
  none: 'No rule applies. Choose a unit below.',
  noUnit: 'Choose a disposal unit',
  dueIf: 'Dispatched now, due by {{instant}}',
  others: 'More units',
  dispatchTo: 'Dispatch to {{unit}}',
};

export const hotlineWords: Words<typeof chinese.hotlineWords> = {
  title: 'Record a hotline call',
  pickPlace: 'Tap the place on the map, or enter coordinates',
  coordinates: 'longitude,latitude',
  coordinatesWrong: 'Enter “longitude,latitude”, such as 121.4737,31.2304',
  useCoordinates: 'Locate',
  source: 'Source',
  category: 'Category',
  address: 'Address or landmark',
  description: 'What the caller says',
  submit: 'Record the case',
  needPlace: 'Choose the place first',
  needCategory: 'Choose a category',
  needDescription: 'Write down what the caller says',
  done: 'Recorded as {{number}}',
  another: 'Record another',
  view: 'See the case',
};

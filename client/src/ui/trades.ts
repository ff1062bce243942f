/** The trades that have a word in the locale files; a city's own trade is shown as it stands. */
export const trades = [
  'cleaning',
  'greening',
  'municipal',
  'water',
  'drainage',
  'gas',
  'power',
  'telecom',
  'lighting',
  'traffic',
  'civil-defence',
  'urban-enforcement',
  'construction',
  'property',
] as const;

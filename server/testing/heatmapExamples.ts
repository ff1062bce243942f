const period = 'from=2026-10-01&to=2026-11-01';
const figures = `level=unit-grid&${period}`;
const wrongFigures = (path: string) => [
  path,
  `${path}?level=planet&${period}`,
  `${path}?level=professional-grid&${period}`,
  `${path}?level=district&kind=water&${period}`,
  `${path}?level=district&from=2026-11-02&to=2026-11-01`,
  `${path}?level=district&from=2020-11-02&to=2026-11-01`,
  `${path}?level=district&from=yesterday&to=2026-11-01`,
  `${path}?level=district&${period}&lamp=blue`,
  `${path}?level=district&${period}&more=1`,
];

/** Right and wrong calls of every endpoint of the heat map, for the contract test. */
export const heatmapExamples = {
  readHeatAreas: {
    person: 'supervisor',
    stranger: 'inspector',
    path: '/api/heatmap/areas?level=community',
    wrongPaths: [
      '/api/heatmap/areas',
      '/api/heatmap/areas?level=planet',
      '/api/heatmap/areas?level=professional-grid',
      '/api/heatmap/areas?level=community&kind=water',
    ],
  },
  readHeatmap: {
    person: 'supervisor',
    stranger: 'inspector',
    path: `/api/heatmap?${figures}&median=true&comparedFrom=2026-09-01&comparedTo=2026-09-30`,
    wrongPaths: [
      ...wrongFigures('/api/heatmap'),
      `/api/heatmap?${figures}&comparedFrom=2026-09-01`,
      `/api/heatmap?${figures}&comparedFrom=2026-09-02&comparedTo=2026-09-01`,
    ],
  },
  readHeatSummary: {
    person: 'supervisor',
    stranger: 'inspector',
    path: `/api/heatmap/summary?${period}&withinLevel=district&withinCode=990101`,
    wrongPaths: [
      '/api/heatmap/summary',
      `/api/heatmap/summary?${period}&comparedTo=2026-09-01`,
      `/api/heatmap/summary?${period}&withinLevel=district&withinCode='--`,
    ],
  },
  readHeatFrames: {
    person: 'supervisor',
    stranger: 'inspector',
    path: `/api/heatmap/frames?${figures}&step=hour-of-week`,
    wrongPaths: [...wrongFigures('/api/heatmap/frames'), `/api/heatmap/frames?${figures}&step=year`],
  },
  readHeatHotspots: {
    person: 'supervisor',
    stranger: 'inspector',
    path: `/api/heatmap/hotspots?${figures}`,
    wrongPaths: wrongFigures('/api/heatmap/hotspots'),
  },
  readHeatForecast: {
    person: 'supervisor',
    stranger: 'inspector',
    path: '/api/heatmap/forecast?level=subdistrict',
    wrongPaths: ['/api/heatmap/forecast', `/api/heatmap/forecast?${figures}`],
  },
  readHeatExport: {
    person: 'supervisor',
    stranger: 'inspector',
    path: `/api/heatmap/export?${figures}&format=csv`,
    wrongPaths: [
      `/api/heatmap/export?${figures}`,
      `/api/heatmap/export?${figures}&format=pdf`,
      `/api/heatmap/export?${figures}&format=csv&language=xx`,
    ],
  },
} as const;

import type { City, Session } from '@contract/schemas';
import type { Permission } from '@domain/identity/permissions';
import { type ComponentType, lazy, Suspense, useState } from 'react';
import { createBrowserRouter, Navigate, useParams } from 'react-router';
import { LoadingNotice } from '../ui/Notices';
import { DeskFrame } from './DeskFrame';
import { ErrorPage, NotFoundPage } from './ErrorBoundary';
import { Gate, Needs, useKnown } from './Gate';
import { homeOf, isFieldRole } from './homes';
import { loadedHeatmap, loadHeatmap } from './loadHeatmap';
import * as pages from './pages';
import { SignInRoute } from './SignInRoute';
import { loadStyled, StyledPages } from './StyledPages';

const HeatmapLater = lazy(async () => ({ default: (await loadHeatmap()).HeatmapPage }));
// The other pages begin with the component library. A failure shows when it is rendered.
if (window.location.pathname !== '/heatmap') loadStyled().catch(() => undefined);

const FieldFrame = lazy(async () => ({ default: (await import('./FieldFrame')).FieldFrame }));

const RulesPage = lazy(async () => ({ default: (await import('../features/dispatch-rules/RulesPage')).RulesPage }));

const AdministrationPage = lazy(async () => ({
  default: (await import('../features/administration/AdministrationPage')).AdministrationPage,
}));

const EvaluationPage = lazy(async () => ({
  default: (await import('../features/evaluation/EvaluationPage')).EvaluationPage,
}));

const GridEditorPage = lazy(async () => ({
  default: (await import('../features/grid-editor/GridEditorPage')).GridEditorPage,
}));

const InventoryPage = lazy(async () => ({
  default: (await import('../features/inventory/InventoryPage')).InventoryPage,
}));

const StatisticsPage = lazy(async () => ({
  default: (await import('../features/inventory/StatisticsPage')).StatisticsPage,
}));

const SurveysPage = lazy(async () => ({
  default: (await import('../features/inventory/surveys/SurveysPage')).SurveysPage,
}));

const ProfessionalDrafts = lazy(async () => ({
  default: (await import('../features/grid-editor/DraftList')).DraftList,
}));

const PlanPage = lazy(async () => ({
  default: (await import('../features/grid-editor/responsibility/PlanPage')).PlanPage,
}));

const DivisionPage = lazy(async () => ({
  default: (await import('../features/responsibility-division/DivisionPage')).DivisionPage,
}));
const SurveyImportPage = lazy(async () => ({
  default: (await import('../features/survey-import/SurveyImportPage')).SurveyImportPage,
}));

const SurveySettingsPage = lazy(async () => ({
  default: (await import('../features/survey-import/settings/SurveySettingsPage')).SurveySettingsPage,
}));

function SurveySettings() {
  const known = useKnown();
  return (
    <pages.ForSurveyImport>
      <Suspense fallback={<LoadingNotice />}>
        <SurveySettingsPage {...known} />
      </Suspense>
    </pages.ForSurveyImport>
  );
}

function SurveyImport() {
  const known = useKnown();
  return (
    <pages.ForSurveyImport>
      <Suspense fallback={<LoadingNotice />}>
        <SurveyImportPage {...known} />
      </Suspense>
    </pages.ForSurveyImport>
  );
}

function Home() {
  const { session } = useKnown();
  return <Navigate to={homeOf(session.roleCode)} replace />;
}

/** The frame of the person's post: tablets in the field, desks elsewhere. */
function Frame() {
  const { session } = useKnown();
  return isFieldRole(session.roleCode) ? <FieldFrame session={session} /> : <DeskFrame session={session} />;
}

function Heatmap() {
  const { city, session } = useKnown();
  const [HeatmapPage] = useState(() => loadedHeatmap()?.HeatmapPage ?? HeatmapLater);
  return (
    <Suspense fallback={<LoadingNotice />}>
      <HeatmapPage city={city} session={session} />
    </Suspense>
  );
}

function Administration() {
  const known = useKnown();
  return (
    <pages.ForAdministration>
      <Suspense fallback={<LoadingNotice />}>
        <AdministrationPage {...known} />
      </Suspense>
    </pages.ForAdministration>
  );
}

function Evaluation() {
  const { city, session } = useKnown();
  return (
    <Suspense fallback={<LoadingNotice />}>
      <EvaluationPage city={city} session={session} />
    </Suspense>
  );
}

/** A page of the inventory, for those who may see it. */
function ofInventory(Page: ComponentType<{ city: City; session: Session }>, permission: Permission = 'inventory.read') {
  return function InventoryRoute() {
    const { city, session } = useKnown();
    return (
      <Needs permission={permission}>
        <Suspense fallback={<LoadingNotice />}>
          <Page city={city} session={session} />
        </Suspense>
      </Needs>
    );
  };
}
const Inventory = ofInventory(InventoryPage);
const Statistics = ofInventory(StatisticsPage);
const Surveys = ofInventory(SurveysPage, 'survey.manage');
function Plans() {
  const known = useKnown();
  return (
    <pages.ForDivision>
      <Suspense fallback={<LoadingNotice />}>
        <PlanPage {...known} />
      </Suspense>
    </pages.ForDivision>
  );
}

function Division() {
  const { city, session } = useKnown();
  return (
    <pages.ForDivision>
      <Suspense fallback={<LoadingNotice />}>
        <DivisionPage city={city} session={session} />
      </Suspense>
    </pages.ForDivision>
  );
}

function Rules() {
  return (
    <pages.ForRules>
      <Suspense fallback={<LoadingNotice />}>
        <RulesPage />
      </Suspense>
    </pages.ForRules>
  );
}

const HistoryPage = lazy(async () => ({ default: (await import('../features/grid-editor/HistoryPage')).HistoryPage }));

function GridHistory() {
  const { city, session } = useKnown();
  return (
    <pages.ForGrids>
      <Suspense fallback={<LoadingNotice />}>
        <HistoryPage city={city} session={session} />
      </Suspense>
    </pages.ForGrids>
  );
}

function ProfessionalGrids() {
  const known = useKnown();
  return (
    <pages.ForGrids>
      <Suspense fallback={<LoadingNotice />}>
        <ProfessionalDrafts {...known} isProfessional />
      </Suspense>
    </pages.ForGrids>
  );
}

function Grids() {
  const { city, session } = useKnown();
  return (
    <pages.ForGrids>
      <Suspense fallback={<LoadingNotice />}>
        <GridEditorPage city={city} session={session} />
      </Suspense>
    </pages.ForGrids>
  );
}

function CaseRoute() {
  const { districtCode = '', caseId = '' } = useParams();
  return <pages.CaseAlone caseRef={{ districtCode, caseId }} />;
}

function DossierRoute() {
  const { districtCode = '', caseId = '' } = useParams();
  return <pages.Dossier caseRef={{ districtCode, caseId }} />;
}

const withCase = (base: string, Page: () => React.ReactElement) => [
  { path: base, Component: Page },
  { path: `${base}/:districtCode/:caseId`, Component: Page },
];

/** Every address of the client. */
export const router = createBrowserRouter([
  {
    ErrorBoundary: ErrorPage,
    children: [
      { path: '/sign-in', Component: SignInRoute },
      {
        Component: Gate,
        children: [
          { path: '/', Component: Home },
          {
            Component: StyledPages,
            children: [{ path: '/case/:districtCode/:caseId/dossier', Component: DossierRoute }],
          },
          {
            Component: Frame,
            children: [
              { path: '/heatmap', Component: () => <pages.ForHeatmap>{<Heatmap />}</pages.ForHeatmap> },
              {
                Component: StyledPages,
                children: [
                  { path: '/field/report', Component: pages.Report },
                  { path: '/field/survey', Component: pages.SurveyTasks },
                  { path: '/field/sent', Component: pages.Sent },
                  ...withCase('/field/tasks', pages.Tasks),
                  ...withCase('/intake', pages.Intake),
                  ...withCase('/duty', pages.Duty),
                  ...withCase('/dispatch', pages.Dispatch),
                  ...withCase('/worklist', pages.Worklist),
                  ...withCase('/supervision', pages.Supervision),
                  ...withCase('/search', pages.Search),
                  { path: '/new-case', Component: pages.NewCase },
                  { path: '/inventory', Component: Inventory },
                  { path: '/inventory/statistics', Component: Statistics },
                  { path: '/inventory/surveys', Component: Surveys },
                  { path: '/inventory/surveys/:districtCode/:surveyId', Component: Surveys },
                  { path: '/inventory/:districtCode/:code', Component: Inventory },
                  { path: '/rules', Component: Rules },
                  { path: '/grids/history', Component: GridHistory },
                  { path: '/grids/responsibility/:districtCode?/:draftId?', Component: Plans },
                  { path: '/grids/professional', Component: ProfessionalGrids },
                  { path: '/grids/:districtCode?/:draftId?', Component: Grids },
                  { path: '/responsibility-division/:districtCode?/:draftId?', Component: Division },
                  { path: '/survey-import', Component: SurveyImport },
                  { path: '/survey-import/settings/:tab?', Component: SurveySettings },
                  { path: '/administration/:subject?/:key?', Component: Administration },
                  { path: '/account', Component: pages.Account },
                  { path: '/evaluation', Component: () => <pages.ForEvaluation>{<Evaluation />}</pages.ForEvaluation> },
                  { path: '/keys', Component: pages.Keys },
                  { path: '/case/:districtCode/:caseId', Component: CaseRoute },
                ],
              },
            ],
          },
        ],
      },
      { path: '*', Component: NotFoundPage },
    ],
  },
]);

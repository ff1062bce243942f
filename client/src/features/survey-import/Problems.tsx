import type { ImportStatus } from '@contract/schemas/surveyImport';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useImportProblems } from '../../api/surveyImport';
import { useTranslation } from '../../locale/useTranslation';
import type { FilePlace } from '../../map/types';

type Problem = NonNullable<ImportStatus['report']>['problems'][number];
type Reason = 'place-missing';

/** Records of a page; only the last one has fewer. */
const PAGE = 100;

interface ProblemsProps {
  readonly account: NonNullable<ImportStatus['account']>;
  /** The first of them, which are kept with the report for ever. */
  readonly first: readonly Problem[];
  readonly onPlaces: (places: readonly FilePlace[]) => void;
}

/** The records that need a look, page by page in the order of the file; those of the page are on the map. */
export function Problems({ account, first, onPlaces }: ProblemsProps) {
  const { t } = useTranslation();
  /** Behind which position each page begins; the last is the present one. */
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const [before, setBefore] = useState(0);
  const { districtCode, runId, hasRows } = account;
  const { data } = useImportProblems(districtCode, runId, {
    after: starts.at(-1) ?? 0,
    limit: PAGE,
    isKept: hasRows,
  });
  const shown = hasRows ? data?.items : first;
  useEffect(() => onPlaces(placesOf(shown ?? [])), [shown, onPlaces]);
  if (!shown) return null;
  const total = data?.total ?? shown.length;
  const last = shown.at(-1);
  const next = () => {
    setStarts([...starts, last?.position ?? 0]);
    setBefore(before + shown.length);
  };
  const previous = () => {
    setStarts(starts.slice(0, -1));
    setBefore(Math.max(0, before - PAGE));
  };
  return (
    <section aria-label={t('surveyImport.problem')}>
      <ProblemTable
        problems={shown}
        caption={
          hasRows
            ? t('surveyImport.problems', { from: before + 1, to: before + shown.length, total: total.toLocaleString() })
            : t('surveyImport.problemsLeft', { count: shown.length })
        }
      />
      {hasRows && (
        <>
          <p className="survey-hint">{t('surveyImport.problemsOnMap')}</p>
          <div className="survey-buttons">
            <Button size="small" data-action="previous-problems" disabled={starts.length < 2} onClick={previous}>
              {t('surveyImport.previousPage')}
            </Button>
            <Button size="small" data-action="next-problems" disabled={before + shown.length >= total} onClick={next}>
              {t('surveyImport.nextPage')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function placesOf(problems: readonly Problem[]): FilePlace[] {
  return problems.flatMap(({ longitude, latitude }) =>
    longitude === null || latitude === null ? [] : [{ longitude, latitude, hasProblem: true }],
  );
}

function ProblemTable({ problems, caption }: { readonly problems: readonly Problem[]; readonly caption: string }) {
  const { t } = useTranslation();
  const reason = (code: string) => t(`surveyImport.reason.${code as Reason}`);
  return (
    <table className="survey-problems">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('surveyImport.row')}</th>
          <th scope="col">{t('surveyImport.field.name')}</th>
          <th scope="col">{t('surveyImport.problem')}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map(({ position, name, sourceKey, twin, problems: found }) => (
          <tr key={position}>
            <td>{position}</td>
            <td>{name ?? sourceKey}</td>
            <td>
              {found.map(reason).join(' · ')} {twin}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

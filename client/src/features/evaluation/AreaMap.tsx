import type { City, Session } from '@contract/schemas';
import type { Evaluation } from '@contract/schemas/evaluation';
import type { AreaKind } from '@domain/evaluation/objects';
import { grades } from '@domain/evaluation/score';
import { useMemo } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import { homeBounds } from '../../ui/marks';
import { gradeColors, gradeFloors, shadeByGrade } from './grades';
import type { EvaluationAddress } from './useEvaluationAddress';

interface AreaMapProps {
  readonly city: City;
  readonly session: Session;
  readonly address: EvaluationAddress;
  readonly evaluation: Evaluation;
  readonly level: AreaKind;
}

/** Where it is well and where it is not: each area in the colour of its grade. */
export function AreaMap({ city, session, address, evaluation, level }: AreaMapProps) {
  const { t } = useTranslation();
  const { rows } = evaluation;
  const shading = useMemo(() => shadeByGrade(level, rows), [level, rows]);
  const { districtCode, object } = address;
  const bounds = useMemo(
    () => city.districts.find(({ code }) => code === districtCode)?.bounds ?? homeBounds(city, session),
    [city, session, districtCode],
  );
  const choose = (code: string | null) => {
    if (code && rows.some((row) => row.code === code)) address.set({ object: code, indicator: null, count: null });
  };
  return (
    <div className="evaluation-map">
      <CityMap
        // Another district is another view; the camera of the last one would be nowhere near it.
        key={districtCode ?? 'city'}
        city={city}
        label={t('evaluation.map.label')}
        bounds={bounds}
        heat={shading}
        focus={object ? { level, code: object } : null}
        showsCases={false}
        showsComponents={false}
        onTap={({ heatCode }) => choose(heatCode)}
      />
      <GradeLegend />
    </div>
  );
}

function GradeLegend() {
  const { t } = useTranslation();
  return (
    <section className="grade-legend" aria-label={t('evaluation.map.legend')}>
      <ul>
        {grades.map((grade) => (
          <li key={grade}>
            <span style={{ background: gradeColors[grade] }} />
            {grade === 'E'
              ? t('evaluation.map.rangeLowest')
              : t('evaluation.map.range', { grade, from: gradeFloors[grade] })}
          </li>
        ))}
        <li>
          <span className="grade-none" />
          {t('evaluation.map.none')}
        </li>
      </ul>
    </section>
  );
}

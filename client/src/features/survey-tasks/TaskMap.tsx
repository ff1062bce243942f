import type { City, Session } from '@contract/schemas';
import type { SurveyTask } from '@contract/schemas/survey';
import { useMemo } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import type { ComponentMark, MapTap, MapTarget } from '../../map/types';
import { homeBounds } from '../../ui/marks';
import type { SurveyTasks } from './useSurveyTasks';

interface Props {
  readonly city: City;
  readonly session: Session;
  readonly tasks: SurveyTasks;
}

/** The open tasks on the map. A tap chooses one; while a form is open it says where the thing really stands. */
export function TaskMap({ city, session, tasks: { survey, open, task, isMissing, place, setPlace, choose } }: Props) {
  const { t } = useTranslation();
  const marks = useMemo<ComponentMark[]>(
    () => open.map(({ code, location, state }) => ({ code, location, isIntact: state === 'intact' })),
    [open],
  );
  const whole = useMemo(() => boundsOf(open), [open]);
  const target = useMemo<MapTarget | null>(() => {
    if (task) return { key: task.code, to: task.location, zoom: 17.5 };
    return whole ? { key: `all ${survey?.id}`, to: whole } : null;
  }, [task, whole, survey?.id]);
  const tapped = ({ longitude, latitude, componentCode }: MapTap) => {
    if (task || isMissing) setPlace({ longitude, latitude });
    else if (componentCode && open.some(({ code }) => code === componentCode)) choose(componentCode);
  };
  return (
    <div className="survey-field-map">
      <CityMap
        city={city}
        label={t('survey.tasksOnMap')}
        bounds={homeBounds(city, session)}
        target={target}
        components={marks}
        selectedComponent={task?.code ?? null}
        focus={task?.unitGridCode ? { level: 'unit-grid', code: task.unitGridCode } : null}
        pin={place}
        onTap={tapped}
      />
    </div>
  );
}

function boundsOf(tasks: readonly SurveyTask[]): readonly [number, number, number, number] | null {
  if (tasks.length === 0) return null;
  const longitudes = tasks.map(({ location }) => location.longitude);
  const latitudes = tasks.map(({ location }) => location.latitude);
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}

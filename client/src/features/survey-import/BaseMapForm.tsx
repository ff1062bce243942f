import type { BaseMapWishesInput, SurveyFileReceipt } from '@contract/schemas/surveyImport';
import { baseMapFields, baseMapLayers } from '@domain/survey/baseMap';
import { Alert, Button, Select } from 'antd';
import { useEffect, useState } from 'react';
import { errorCodeOf } from '../../api/problem';
import { useBaseMapInspection, useImportSteps } from '../../api/surveyImport';
import { useTranslation } from '../../locale/useTranslation';
import type { FilePlace } from '../../map/types';
import { LoadingNotice } from '../../ui/Notices';
import { DatasetField } from './DatasetField';
import { LayerField } from './LayerField';
import { SystemField } from './SystemField';

export interface BaseMapFormProps {
  readonly file: SurveyFileReceipt;
  readonly districtCode: string;
  readonly onPlaces: (places: readonly FilePlace[]) => void;
  readonly onChecked: (runId: string) => void;
}
const NONE = '';
const BY_TAGS = 'tags';

/** A file of streets, water or courtyards: which of them it is, where it lies, and which columns say what. */
export function BaseMapForm({ file, districtCode, onPlaces, onChecked }: BaseMapFormProps) {
  const { t } = useTranslation();
  const [wishes, setWishes] = useState<BaseMapWishesInput>({ districtCode, crs: 'auto' });
  const { data: seen, error, isPending } = useBaseMapInspection(file.fileId, wishes);
  const { checkBaseMap: check } = useImportSteps(districtCode);
  const change = (part: Partial<BaseMapWishesInput>) => setWishes((before) => ({ ...before, ...part }));
  const preview = seen?.preview;
  useEffect(() => {
    const places = preview?.map(([longitude, latitude]) => ({ longitude, latitude, hasProblem: false }));
    onPlaces(places ?? []);
  }, [preview, onPlaces]);
  const failure = check.error ?? error;
  return (
    <>
      {failure && <Alert type="error" title={t(`refusal.${errorCodeOf(failure)}`)} showIcon />}
      {isPending && <LoadingNotice />}
      <LayerField
        layers={seen?.layers ?? []}
        value={seen?.layer ?? null}
        onChange={(layer) => change({ layer, columns: undefined })}
      />
      <SystemField value={wishes.crs} seen={error ? undefined : seen} onChange={(crs) => change({ crs })} />
      {seen && (
        <>
          <label htmlFor="survey-base-layer">{t('surveyImport.baseLayer')}</label>
          <Select
            id="survey-base-layer"
            value={seen.baseLayer ?? BY_TAGS}
            options={[
              ...baseMapLayers.map((layer) => ({ value: layer, label: t(`surveyImport.base.${layer}`) })),
              { value: BY_TAGS, label: t('surveyImport.byTags') },
            ]}
            onChange={(layer: (typeof baseMapLayers)[number] | typeof BY_TAGS) =>
              change({ baseLayer: layer === BY_TAGS ? null : layer })
            }
          />
          <p className="survey-hint" data-base-layer={seen.baseLayer ?? BY_TAGS}>
            {baseMapLayers.map((layer) => `${t(`surveyImport.base.${layer}`)} ${seen.counts[layer]}`).join(' · ')}
          </p>
          <fieldset className="survey-columns">
            <legend>{t('surveyImport.columns')}</legend>
            {baseMapFields.map((field) => (
              <div key={field}>
                <label htmlFor={`survey-base-${field}`}>{t(`surveyImport.baseField.${field}`)}</label>
                <Select
                  id={`survey-base-${field}`}
                  showSearch
                  value={seen.columns[field] ?? NONE}
                  options={[
                    { value: NONE, label: t('surveyImport.noColumn') },
                    ...seen.columnNames.map((column) => ({ value: column, label: column })),
                  ]}
                  onChange={(column) => {
                    const { [field]: _before, ...others } = seen.columns;
                    change({ columns: column === NONE ? others : { ...others, [field]: column } });
                  }}
                />
              </div>
            ))}
          </fieldset>
          <DatasetField fileName={file.fileName} value={wishes.dataset} onChange={(dataset) => change({ dataset })} />
          <Button
            type="primary"
            data-action="check-survey"
            loading={check.isPending}
            disabled={error !== null}
            onClick={() =>
              check.mutate({ fileId: file.fileId, wishes }, { onSuccess: ({ runId }) => onChecked(runId) })
            }
          >
            {t('surveyImport.check')}
          </Button>
        </>
      )}
    </>
  );
}

import type { ImportWishesInput, SurveyFileReceipt } from '@contract/schemas/surveyImport';
import { Alert, Button, Checkbox } from 'antd';
import { useEffect, useState } from 'react';
import { errorCodeOf } from '../../api/problem';
import { useImportSteps, useInspection } from '../../api/surveyImport';
import { useTranslation } from '../../locale/useTranslation';
import type { FilePlace } from '../../map/types';
import { LoadingNotice } from '../../ui/Notices';
import { CategoryField } from './CategoryField';
import { ColumnFields } from './ColumnFields';
import { DatasetField } from './DatasetField';
import { LayerField } from './LayerField';
import { KeepProfile, ProfileChoice } from './ProfileField';
import { wholeRules } from './RulesField';
import { SystemField } from './SystemField';
import { ToleranceField } from './ToleranceField';
import { UnitFields } from './UnitFields';

export interface PlanFormProps {
  readonly file: SurveyFileReceipt;
  readonly districtCode: string;
  readonly onPlaces: (places: readonly FilePlace[]) => void;
  readonly onChecked: (runId: string) => void;
}

/** What the file seems to be, each part open to correction; every correction is looked at anew. */
export function PlanForm({ file, districtCode, onPlaces, onChecked }: PlanFormProps) {
  const { t } = useTranslation();
  const [wishes, setWishes] = useState<ImportWishesInput>({ districtCode, crs: 'auto' });
  const [profile, setProfile] = useState<string | null>(null);
  const asked = withWholeRules(wishes);
  const found = useInspection(file.fileId, asked);
  const { check } = useImportSteps(districtCode);
  const change = (part: Partial<ImportWishesInput>) => setWishes((before) => ({ ...before, ...part }));
  const seen = found.data;
  const preview = seen?.preview;
  useEffect(() => {
    const places = preview?.map(([longitude, latitude]) => ({ longitude, latitude, hasProblem: false }));
    onPlaces(places ?? []);
  }, [preview, onPlaces]);
  const failure = check.error ?? found.error;
  return (
    <>
      {seen && <p className="survey-hint">{[seen.format, seen.encoding, seen.layer].filter(Boolean).join(' · ')}</p>}
      {failure && <Alert type="error" title={t(`refusal.${errorCodeOf(failure)}`)} showIcon />}
      {found.isPending && <LoadingNotice />}
      <ProfileChoice
        districtCode={districtCode}
        chosen={profile}
        onChoose={(name, kept) => {
          setProfile(name);
          const { layer, dataset, wholeStockOf } = wishes;
          setWishes({ districtCode, layer, dataset, wholeStockOf, crs: 'auto', ...kept });
        }}
      />
      <LayerField
        layers={seen?.layers ?? []}
        value={seen?.layer ?? null}
        onChange={(layer) => change({ layer, columns: undefined, category: undefined })}
      />
      <SystemField value={wishes.crs} seen={found.error ? undefined : seen} onChange={(crs) => change({ crs })} />
      <CategoryField
        value={wishes.category ?? seen?.category}
        columns={seen?.columnNames ?? []}
        onChange={(category) => change({ category })}
      />
      {seen && (
        <>
          <ColumnFields seen={seen} onChange={(columns) => change({ columns })} />
          <UnitFields
            districtCode={districtCode}
            names={[...new Set([...seen.unknownUnits, ...Object.keys(wishes.unitNames ?? {})])]}
            value={wishes.unitNames ?? {}}
            onChange={(unitNames) => change({ unitNames })}
          />
          <ToleranceField value={wishes.duplicateMeters} onChange={(duplicateMeters) => change({ duplicateMeters })} />
          <Checkbox
            checked={wishes.wholeStockOf !== undefined && wishes.wholeStockOf !== null}
            onChange={({ target }) => change({ wholeStockOf: target.checked ? districtCode : null })}
          >
            {t('surveyImport.wholeStock')}
          </Checkbox>
          <DatasetField fileName={file.fileName} value={wishes.dataset} onChange={(dataset) => change({ dataset })} />
          <KeepProfile districtCode={districtCode} suggested={profile} wishes={asked} seen={seen} />
          <Button
            type="primary"
            data-action="check-survey"
            loading={check.isPending}
            disabled={found.error !== null}
            onClick={() =>
              check.mutate({ fileId: file.fileId, wishes: asked }, { onSuccess: ({ runId }) => onChecked(runId) })
            }
          >
            {t('surveyImport.check')}
          </Button>
        </>
      )}
    </>
  );
}

/** What is sent: a rule that is still being written says nothing yet. */
function withWholeRules(wishes: ImportWishesInput): ImportWishesInput {
  const { category } = wishes;
  return category?.kind === 'rules'
    ? { ...wishes, category: { kind: 'rules', rules: wholeRules(category.rules) } }
    : wishes;
}

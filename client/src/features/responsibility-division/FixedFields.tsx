import type { DraftSettings } from '@contract/schemas/division';
import { Select } from 'antd';
import { usePresentGrids } from '../../api/gridDrafts';
import { useTranslation } from '../../locale/useTranslation';
import { GroupedCode } from '../../ui/GroupedCode';

export type Fixed = DraftSettings['fixed'];

interface FixedFieldsProps {
  readonly districtCode: string;
  readonly fixed: Fixed;
  readonly onFixed: (fixed: Fixed) => void;
}

const UNIT_GRID_CODE = /^\d{15}$/;

/** What stays with the grid it is in: whole grids and single unit grids, as lists; the map beside it says the same. */
export function FixedFields({ districtCode, fixed, onFixed }: FixedFieldsProps) {
  const { t } = useTranslation();
  const present = usePresentGrids(districtCode);
  const options = present.data?.map(({ code, name }) => ({ value: code, label: name })) ?? [];
  return (
    <fieldset className="division-fixed">
      <legend>{t('division.fixed')}</legend>
      <Select
        mode="multiple"
        data-field="fixedGrids"
        aria-label={t('division.fixedGrids')}
        placeholder={t('division.fixedGrids')}
        optionFilterProp="label"
        loading={present.isPending}
        value={fixed.gridCodes}
        options={options}
        onChange={(gridCodes: string[]) => onFixed({ ...fixed, gridCodes })}
      />
      <Select
        mode="tags"
        data-field="fixedUnitGrids"
        aria-label={t('division.fixedUnitGrids')}
        placeholder={t('division.fixedUnitGrids')}
        open={false}
        tokenSeparators={[',', ' ', '，', '\n']}
        value={fixed.unitGridCodes.map((value) => ({ value, label: <GroupedCode code={value} /> }))}
        labelInValue
        onChange={(chosen: { value: string }[]) =>
          onFixed({
            ...fixed,
            unitGridCodes: chosen.map(({ value }) => value).filter((code) => UNIT_GRID_CODE.test(code)),
          })
        }
      />
    </fieldset>
  );
}

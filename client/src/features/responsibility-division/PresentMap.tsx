import type { City, LocatedPlace } from '@contract/schemas';
import { useMutation } from '@tanstack/react-query';
import { Radio } from 'antd';
import { useMemo, useState } from 'react';
import { call } from '../../api/call';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import type { GridFocus, MapTap } from '../../map/types';
import type { Fixed } from './FixedFields';

const kinds = ['gridCodes', 'unitGridCodes'] as const;

interface PresentMapProps {
  readonly city: City;
  readonly districtCode: string;
  readonly fixed: Fixed;
  readonly onFixed: (fixed: Fixed) => void;
}

/** The grids of today, on which one taps what is to stay as it is; a second tap lets it go. */
export function PresentMap({ city, districtCode, fixed, onFixed }: PresentMapProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof kinds)[number]>('gridCodes');
  const locate = useMutation({
    mutationFn: ({ longitude, latitude }: MapTap) =>
      call('locate', { query: { longitude, latitude, withinMeters: 1 } }),
    onSuccess: (place) => {
      const code = codeIn(place, kind);
      if (code?.startsWith(districtCode)) onFixed({ ...fixed, [kind]: toggled(fixed[kind], code) });
    },
  });
  const focus = useMemo(() => focusOf(fixed), [fixed]);
  const bounds = city.districts.find(({ code }) => code === districtCode)?.bounds ?? city.bounds;
  return (
    <section className="division-present" data-fixed={fixed.gridCodes.length + fixed.unitGridCodes.length}>
      <CityMap
        city={city}
        label={t('division.presentMap')}
        bounds={bounds}
        focus={focus}
        showsComponents={false}
        onTap={(tap) => locate.mutate(tap)}
      >
        <div className="division-sides division-pick">
          <strong>{t('division.fixHint')}</strong>
          <Radio.Group
            optionType="button"
            size="small"
            aria-label={t('division.fixHint')}
            value={kind}
            options={kinds.map((value) => ({ value, label: t(`division.fixKind.${value}`) }))}
            onChange={({ target }) => setKind(target.value)}
          />
          <small role="status">
            {locate.isError
              ? t('division.fixNothing')
              : t('division.fixCount', { grids: fixed.gridCodes.length, unitGrids: fixed.unitGridCodes.length })}
          </small>
        </div>
      </CityMap>
    </section>
  );
}

const codeIn = ({ unitGrid, responsibilityGrid }: LocatedPlace, kind: (typeof kinds)[number]) =>
  kind === 'unitGridCodes' ? unitGrid.code : responsibilityGrid?.code;

const toggled = (codes: readonly string[], code: string) =>
  codes.includes(code) ? codes.filter((known) => known !== code) : [...codes, code];

function focusOf({ gridCodes, unitGridCodes }: Fixed): GridFocus[] {
  return [
    ...gridCodes.map((code) => ({ level: 'responsibility-grid', code }) as const),
    ...unitGridCodes.map((code) => ({ level: 'unit-grid', code }) as const),
  ];
}

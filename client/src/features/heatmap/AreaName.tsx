import type { HeatLevel } from '@contract/schemas/heatmap';
import { useMemo } from 'react';
import { useAreaNames } from '../../api/reference';
import { GroupedCode } from '../../ui/GroupedCode';
import { namedPart, parentsOf } from './names';

/** Names for the areas of a list, by the code of the part that has one. */
export function useNamesOf(codes: readonly string[], level: HeatLevel): ReadonlyMap<string, string> {
  return useAreaNames(useMemo(() => parentsOf(codes, level), [codes, level]));
}

interface AreaNameProps {
  readonly code: string;
  readonly level: HeatLevel;
  readonly names: ReadonlyMap<string, string>;
  readonly onChoose: (code: string) => void;
}

/** An area's name (its code until the name is known), a grid's code beside the area it lies in; choosing it shows it. */
export function AreaName({ code, level, names, onChoose }: AreaNameProps) {
  const name = names.get(namedPart(code, level));
  return (
    <button type="button" className="link-button" data-grid={code} onClick={() => onChoose(code)}>
      {name}
      {(name === undefined || level.endsWith('grid')) && (
        <span className="heat-code">
          <GroupedCode code={code} />
        </span>
      )}
    </button>
  );
}

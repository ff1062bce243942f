import type { Area } from '@contract/schemas';
import type { Position } from '@domain/case/caseFile';
import { useState } from 'react';
import { useFindAreas } from '../../api/findAreas';
import { readCoordinates } from '../../ui/coordinates';
import { pinyinInitials } from '../../ui/pinyin';

/** More places than this are no help to somebody on the telephone. */
const mostAreas = 8;

export interface PlaceSearch {
  readonly onPlace: (place: Position) => void;
  readonly onArea: (area: Area) => void;
}

/** Reads what was typed as a place: coordinates at once, a name of a subdistrict or community after a look. */
export function usePlaceSearch(districtCode: string | null, { onPlace, onArea }: PlaceSearch) {
  const findAreas = useFindAreas();
  const [text, setText] = useState('');
  const [state, setState] = useState<'ready' | 'looking' | 'wrong'>('ready');
  const [found, setFound] = useState<readonly Area[]>([]);
  const chooseArea = (area: Area) => {
    setFound([]);
    onArea(area);
  };
  const use = async () => {
    setFound([]);
    setState('ready');
    const position = readCoordinates(text);
    if (position) return onPlace(position);
    if (!text.trim()) return setState('wrong');
    setState('looking');
    const areas = await findAreas(districtCode, (area) => isNamed(area, text)).catch(() => []);
    setState(areas.length === 0 ? 'wrong' : 'ready');
    if (areas.length === 1 && areas[0]) chooseArea(areas[0]);
    else setFound(areas.slice(0, mostAreas));
  };
  return { text, setText, use, state, found, chooseArea };
}

/** Whether a text is part of an area's name, its pinyin initials, or an address that contains the name. */
function isNamed({ name }: Area, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const bare = name.replace(/(街道|镇|居委会|村委会|区)$/, '');
  const isInText = bare.length > 1 && wanted.includes(bare);
  return name.includes(wanted) || pinyinInitials(name).startsWith(wanted) || isInText;
}

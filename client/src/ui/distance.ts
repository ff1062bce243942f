import type { Translate } from '../locale/useTranslation';

/** A distance as people say it: "85 米", "1.2 公里". */
export function distanceText(meters: number, t: Translate): string {
  if (meters < 995)
    return `${Math.max(1, Math.round(meters < 100 ? meters : meters / 10) * (meters < 100 ? 1 : 10))} ${t('map.meters')}`;
  return `${(meters / 1000).toFixed(meters < 9950 ? 1 : 0)} ${t('map.kilometers')}`;
}

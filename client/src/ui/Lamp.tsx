import type { Lamp as LampCode } from '@domain/time-limit/lamp';
import { useTranslation } from '../locale/useTranslation';
import './lamp.css';

/** The lamp's shape, so that it is known without its colour: circle, triangle, square, diamond. */
export const lampShapes: Readonly<Record<LampCode, string>> = { green: '●', yellow: '▲', red: '■', none: '◇' };

/** A lamp by shape and colour, with its meaning as text (for the eye, or for the screen reader alone). */
export function Lamp({ lamp, isTextShown = false }: { lamp: LampCode; isTextShown?: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={`lamp lamp-${lamp}`} title={t(`lamp.${lamp}`)}>
      <span aria-hidden="true">{lampShapes[lamp]}</span>
      <span className={isTextShown ? 'lamp-text' : 'visually-hidden'}>{t(`lamp.${lamp}`)}</span>
    </span>
  );
}

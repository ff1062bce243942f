import type { City } from '@contract/schemas';
import type { Position } from '@domain/case/caseFile';
import type { ProfessionalKind } from '@domain/grid/codes';
import type { ReactNode } from 'react';
import type {
  CaseMark,
  ComponentMark,
  FilePlace,
  GridFocus,
  GridLevel,
  HeatShading,
  MapDrawing,
  MapLine,
  MapOutline,
  MapPlace,
  MapTap,
  MapTarget,
  MapTools,
  MapView,
  MyPosition,
} from './types';

/** Everything a map shows and reports. */
export interface CityMapProps {
  readonly city: City;
  /** What the map shows, for those who do not see it; the list with the same content stands beside it. */
  readonly label: string;
  readonly view?: MapView | null;
  readonly bounds?: readonly [number, number, number, number];
  readonly target?: MapTarget | null;
  readonly marks?: readonly CaseMark[];
  readonly selectedId?: string | null;
  /** Components to be told apart from the quiet dots of all components. */
  readonly components?: readonly ComponentMark[];
  readonly selectedComponent?: string | null;
  /** The grid to be filled, or several. */
  readonly focus?: GridFocus | readonly GridFocus[] | null;
  readonly heat?: HeatShading | null;
  /** The level that will be shaded, while there is no shading yet. */
  readonly expectedLevel?: GridLevel | null;
  /** Whether shaded areas stand as columns, seen from the side. */
  readonly hasColumns?: boolean;
  /** Whether it hangs on a wall in a dark room. */
  readonly isDark?: boolean;
  readonly me?: MyPosition | null;
  readonly pin?: Position | null;
  /** Areas and grids as they were on this day; today without it. */
  readonly day?: string | null;
  readonly drawing?: MapDrawing | null;
  /** Places of a file that is being looked at. */
  readonly places?: readonly FilePlace[];
  readonly outlines?: readonly MapOutline[];
  readonly lines?: readonly MapLine[];
  readonly professional?: readonly ProfessionalKind[];
  readonly showsCases?: boolean;
  readonly showsComponents?: boolean;
  readonly maySeeCases?: boolean;
  readonly isInteractive?: boolean;
  /** Whether its picture is kept for the printer; it costs memory on every frame. */
  readonly isPrintable?: boolean;
  readonly onTap?: (tap: MapTap) => void;
  /** Something may be taken hold of and dragged: whether there is anything at the place. The map stays still meanwhile. */
  readonly onGrab?: (place: MapPlace) => boolean;
  readonly onDrag?: (place: MapPlace) => void;
  readonly onDrop?: () => void;
  /** The mouse is over a place and holds nothing; reported once for each picture. */
  readonly onHover?: (place: MapPlace) => void;
  /** Hands out what can be asked of the map, once it is there. */
  readonly onReady?: (tools: MapTools) => void;
  /** Everything in view has been drawn, the shading included. */
  readonly onDrawn?: () => void;
  readonly onView?: (view: MapView) => void;
  readonly children?: ReactNode;
}

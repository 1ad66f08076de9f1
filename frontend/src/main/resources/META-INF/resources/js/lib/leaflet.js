/** The only file that knows where Leaflet lives. Only files under `js/map/` may import it. */
import './trusted-types.js';

export {
  Map as LeafletMap,
  Layer,
  LayerGroup,
  TileLayer,
  GridLayer as TileGrid,
  Marker,
  DivIcon,
  Polygon,
  Polyline,
  SVG,
  DomUtil,
  DomEvent,
  LatLng,
  LatLngBounds,
  CRS,
} from '/webjars/leaflet/dist/leaflet-src.esm.js';

/** Where the nodes of an OpenStreetMap file lie, by their number: 24 bytes a node, so that a city's file fits into memory. */
export class OsmNodes {
  private ids = new Float64Array(1 << 12);
  private places = new Float64Array(1 << 13);
  private count = 0;
  private isSorted = true;

  add(id: number, longitude: number, latitude: number): void {
    if (this.count === this.ids.length) this.grow();
    if (this.count > 0 && id <= (this.ids[this.count - 1] ?? 0)) this.isSorted = false;
    this.ids[this.count] = id;
    this.places[this.count * 2] = longitude;
    this.places[this.count * 2 + 1] = latitude;
    this.count += 1;
  }

  /** The place of a node; undefined where the file has no such node. */
  find(id: number): readonly [number, number] | undefined {
    if (!this.isSorted) this.sort();
    let [low, high] = [0, this.count - 1];
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.ids[middle] ?? 0;
      if (found === id) return [this.places[middle * 2] ?? 0, this.places[middle * 2 + 1] ?? 0];
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  private grow(): void {
    const ids = new Float64Array(this.ids.length * 2);
    ids.set(this.ids);
    const places = new Float64Array(this.places.length * 2);
    places.set(this.places);
    [this.ids, this.places] = [ids, places];
  }

  /** Files are written in the order of the numbers; one that a person put together by hand is not. */
  private sort(): void {
    const order = Uint32Array.from({ length: this.count }, (_, index) => index);
    order.sort((one, other) => (this.ids[one] ?? 0) - (this.ids[other] ?? 0));
    const ids = new Float64Array(this.ids.length);
    const places = new Float64Array(this.places.length);
    for (const [to, from] of order.entries()) {
      ids[to] = this.ids[from] ?? 0;
      places.set(this.places.subarray(from * 2, from * 2 + 2), to * 2);
    }
    [this.ids, this.places, this.isSorted] = [ids, places, true];
  }
}

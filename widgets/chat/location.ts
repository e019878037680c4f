import { fill, type Strings } from '../ui/strings/strings.ts'

/** Where the patient is, as words an operator can use; `null` when the browser does not know or may not say. */
export function whereAmI(strings: Strings): Promise<string | null> {
  return new Promise((resolve) => {
    // Absent on plain http.
    if (!navigator.geolocation) return resolve(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve(
          fill(strings.locationText, {
            lat: coords.latitude.toFixed(5),
            lon: coords.longitude.toFixed(5),
            metres: Math.round(coords.accuracy),
          }),
        ),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  })
}

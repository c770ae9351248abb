//! The camera: which part of the map the canvas shows, and how large.
//! Pure arithmetic; knows no map and no window.

use emath::{Pos2, Rect, Vec2, vec2};

/// No smaller than this, in pixels per map point; a fit that needs less may go lower.
const ZOOM_MIN: f32 = 0.05;
/// No larger than this.
const ZOOM_MAX: f32 = 4.0;
/// Ctrl+plus and Ctrl+minus multiply and divide by this.
pub const ZOOM_STEP: f32 = 1.2;
/// Free space around a fitted picture, and around a card that is revealed, in pixels.
const MARGIN: f32 = 16.0;
/// The height of the names that may lie along the upper edge of the view, in pixels.
pub const NAMES: f32 = 26.0;
/// At least so much of the picture stays in view, in pixels.
const KEEP: f32 = 96.0;

/// Screen = viewport's corner + `offset` + map × `zoom`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Where the map's origin lies, from the upper left corner of the viewport, in pixels.
    pub offset: Vec2,
    /// Pixels per map point.
    pub zoom: f32,
    /// The space on the screen that the map has.
    pub viewport: Rect,
}

impl Default for Camera {
    fn default() -> Self {
        Self { offset: Vec2::ZERO, zoom: 1.0, viewport: Rect::ZERO }
    }
}

impl Camera {
    /// From the map to the screen.
    pub fn screen_from_map(&self, pos: Pos2) -> Pos2 {
        self.viewport.min + self.offset + pos.to_vec2() * self.zoom
    }

    /// From the screen to the map.
    pub fn map_from_screen(&self, pos: Pos2) -> Pos2 {
        ((pos - self.viewport.min - self.offset) / self.zoom).to_pos2()
    }

    /// A rectangle from the map to the screen.
    pub fn screen_rect(&self, rect: Rect) -> Rect {
        Rect::from_min_max(self.screen_from_map(rect.min), self.screen_from_map(rect.max))
    }

    /// The part of the map that is in view.
    pub fn visible(&self) -> Rect {
        Rect::from_min_max(self.map_from_screen(self.viewport.min), self.map_from_screen(self.viewport.max))
    }

    /// Moves the picture by so many pixels.
    pub fn pan(&mut self, delta: Vec2, picture: Rect) {
        if delta.is_finite() {
            self.offset += delta;
            self.keep_in_view(picture);
        }
    }

    /// Multiplies the zoom; what lies under `anchor` (a place on the screen) stays there.
    pub fn zoom_by(&mut self, factor: f32, anchor: Pos2, picture: Rect) {
        self.zoom_to(self.zoom * factor, anchor, picture);
    }

    /// Sets the zoom; what lies under `anchor` (a place on the screen) stays there.
    pub fn zoom_to(&mut self, zoom: f32, anchor: Pos2, picture: Rect) {
        if !zoom.is_finite() || !anchor.is_finite() {
            return;
        }
        let lowest = ZOOM_MIN.min(self.fitting_zoom(picture));
        let held = self.map_from_screen(anchor);
        self.zoom = zoom.clamp(lowest, ZOOM_MAX);
        self.offset = anchor - self.viewport.min - held.to_vec2() * self.zoom;
        self.keep_in_view(picture);
    }

    /// Shows the whole picture, in the middle, at most at 100 %.
    pub fn fit(&mut self, picture: Rect) {
        self.zoom = self.fitting_zoom(picture);
        if picture.is_finite() {
            let half = self.viewport.size() / 2.0;
            self.offset = half - picture.center().to_vec2() * self.zoom;
        }
    }

    /// Moves just so far that `rect` is in view with a margin; its upper left corner if it is too large.
    pub fn reveal(&mut self, rect: Rect) {
        let room = self.viewport.shrink(MARGIN.min(self.viewport.width().min(self.viewport.height()) / 4.0));
        let room = Rect::from_min_max(room.min + vec2(0.0, NAMES.min(room.height() / 4.0)), room.max);
        let shown = self.screen_rect(rect);
        if shown.is_finite() {
            let x = shift(shown.min.x, shown.max.x, room.min.x, room.max.x);
            let y = shift(shown.min.y, shown.max.y, room.min.y, room.max.y);
            self.offset += vec2(x, y);
        }
    }

    /// Snaps the picture to whole physical pixels, so that text and lines do not shiver while panning.
    pub fn snap(&mut self, pixels_per_point: f32) {
        if pixels_per_point > 0.0 {
            let origin = self.viewport.min.to_vec2() + self.offset;
            let snapped = (origin * pixels_per_point).round() / pixels_per_point;
            self.offset = snapped - self.viewport.min.to_vec2();
        }
    }

    fn fitting_zoom(&self, picture: Rect) -> f32 {
        let room = (self.viewport.size() - Vec2::splat(2.0 * MARGIN)).max(Vec2::splat(32.0));
        let size = picture.size();
        if !size.is_finite() || size.x <= 0.0 || size.y <= 0.0 {
            return 1.0;
        }
        (room.x / size.x).min(room.y / size.y).clamp(0.001, 1.0)
    }

    /// Some of the picture stays in view, so that nobody gets lost.
    fn keep_in_view(&mut self, picture: Rect) {
        if !picture.is_finite() {
            return;
        }
        let shown = self.screen_rect(picture);
        let keep = vec2(KEEP.min(shown.width()), KEEP.min(shown.height()));
        let view = self.viewport;
        self.offset.x += (view.min.x + keep.x - shown.max.x).max(0.0);
        self.offset.x -= (shown.min.x - (view.max.x - keep.x)).max(0.0);
        self.offset.y += (view.min.y + keep.y - shown.max.y).max(0.0);
        self.offset.y -= (shown.min.y - (view.max.y - keep.y)).max(0.0);
    }
}

/// How far `min..max` must move to lie inside `low..high`; its start wins if it is longer.
fn shift(min: f32, max: f32, low: f32, high: f32) -> f32 {
    if min < low || max - min > high - low {
        low - min
    } else if max > high {
        high - max
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::pos2;

    const PICTURE: Rect = Rect { min: pos2(0.0, -100.0), max: pos2(2000.0, 900.0) };

    fn camera() -> Camera {
        Camera { viewport: Rect::from_min_size(pos2(200.0, 90.0), vec2(1000.0, 700.0)), ..Camera::default() }
    }

    #[test]
    fn there_and_back() {
        let mut camera = camera();
        camera.pan(vec2(31.0, -12.0), PICTURE);
        camera.zoom_by(1.7, pos2(500.0, 400.0), PICTURE);
        let pos = pos2(123.0, 45.0);
        assert!((camera.map_from_screen(camera.screen_from_map(pos)) - pos).length() < 0.01);
    }

    #[test]
    fn zooms_to_the_pointer_within_limits() {
        let mut camera = camera();
        let anchor = pos2(640.0, 300.0);
        let under = camera.map_from_screen(anchor);
        camera.zoom_by(1.5, anchor, PICTURE);
        assert!((camera.map_from_screen(anchor) - under).length() < 0.01);
        camera.zoom_by(1e9, anchor, PICTURE);
        assert_eq!(camera.zoom, ZOOM_MAX);
        camera.zoom_by(1e-9, anchor, PICTURE);
        assert_eq!(camera.zoom, ZOOM_MIN);
        camera.zoom_by(f32::NAN, anchor, PICTURE);
        assert_eq!(camera.zoom, ZOOM_MIN);
    }

    #[test]
    fn fits_the_whole_picture_in_the_middle() {
        let mut camera = camera();
        camera.fit(PICTURE);
        let shown = camera.screen_rect(PICTURE);
        assert!(camera.viewport.contains_rect(shown));
        assert!((shown.center() - camera.viewport.center()).length() < 0.5);
        camera.fit(Rect::from_min_size(Pos2::ZERO, vec2(100.0, 50.0)));
        assert_eq!(camera.zoom, 1.0);
        camera.fit(Rect::NOTHING);
        assert_eq!(camera.zoom, 1.0);
    }

    #[test]
    fn some_of_the_picture_stays_in_view() {
        let mut camera = camera();
        for delta in [vec2(1e6, 0.0), vec2(-1e6, 1e6), vec2(0.0, -1e6)] {
            camera.pan(delta, PICTURE);
            let common = camera.screen_rect(PICTURE).intersect(camera.viewport);
            assert!(common.width() >= KEEP - 0.5 && common.height() >= KEEP - 0.5, "{delta:?}: {common:?}");
        }
    }

    #[test]
    fn reveals_with_the_least_movement() {
        let mut camera = camera();
        let inside = Rect::from_min_size(pos2(300.0, 300.0), vec2(164.0, 72.0));
        let before = camera;
        camera.reveal(inside);
        assert_eq!(camera, before);
        let right = Rect::from_min_size(pos2(1500.0, 300.0), vec2(164.0, 72.0));
        camera.reveal(right);
        assert!(camera.viewport.contains_rect(camera.screen_rect(right)));
        assert_eq!(camera.offset.y, before.offset.y);
        let above = Rect::from_min_size(pos2(300.0, -90.0), vec2(164.0, 72.0));
        camera.pan(vec2(0.0, -300.0), PICTURE);
        camera.reveal(above);
        assert!(camera.screen_rect(above).top() >= camera.viewport.top() + NAMES, "under the names");
    }
}

//! Pages as rectangles, and where a card stands in them.

use super::*;

/// What stands on a page.
#[derive(Clone, Debug)]
struct Thing {
    rect: Rect,
    tag: &'static str,
    ours: bool,
    holds_field: bool,
    background: &'static str,
    visible: bool,
    lines: Vec<Rect>,
}

impl Thing {
    fn new(tag: &'static str, rect: Rect) -> Self {
        Self { rect, tag, ours: false, holds_field: false, background: "none", visible: true, lines: Vec::new() }
    }

    /// A block with one line of text, as wide as it is.
    fn text(rect: Rect) -> Self {
        Self { lines: vec![rect], ..Self::new("P", rect) }
    }
}

impl Obstacle for Thing {
    fn rect(&self) -> Rect {
        self.rect
    }
    fn is_ours(&self) -> bool {
        self.ours
    }
    fn tag(&self) -> String {
        self.tag.to_owned()
    }
    fn holds_field(&self) -> bool {
        self.holds_field
    }
    fn background(&self) -> String {
        self.background.to_owned()
    }
    fn is_visible(&self) -> bool {
        self.visible
    }
    fn has_line(&self, meets: impl Fn(&Rect) -> bool) -> bool {
        self.lines.iter().any(meets)
    }
}

const fn rect(left: f64, top: f64, right: f64, bottom: f64) -> Rect {
    Rect { left, top, right, bottom }
}

/// A page, the field on it, and a card that takes 100 px of height.
#[derive(Clone, Debug)]
struct Scene {
    extent: PageExtent,
    dialog: Option<Rect>,
    field: Rect,
    rtl: bool,
    tops: Vec<f64>,
    taken: Vec<Rect>,
    things: Vec<Thing>,
    /// The card's area in square pixels where it flows: a narrow one is taller.
    area: Option<f64>,
}

const FIELD: Rect = rect(400.0, 200.0, 700.0, 240.0);

/// A wide window with one field in the middle and nothing else.
fn scene() -> Scene {
    Scene {
        extent: PageExtent { width: 1200.0, height: 800.0, page_height: 2000.0 },
        dialog: None,
        field: FIELD,
        rtl: false,
        tops: vec![198.0],
        taken: Vec::new(),
        things: Vec::new(),
        area: None,
    }
}

impl Scene {
    fn search(&self) -> Option<Rect> {
        let search = Search {
            field: self.field,
            room: self.extent.room(self.dialog),
            rtl: self.rtl,
            tops: &self.tops,
            widths: (240.0, 380.0),
            taken: &self.taken,
        };
        let put = |left: f64, top: f64, width: f64| rect(left, top, left + width, top + self.area.map_or(100.0, |area| area / width));
        search.find(put, |ground| !self.things.iter().any(|thing| stands_on(thing, ground)))
    }

    /// Left edge, upper edge and width of the ground that is found.
    fn found(&self) -> Option<(f64, f64, f64)> {
        self.search().map(|ground| (ground.left, ground.top, ground.width()))
    }
}

/// Right of [`FIELD`], at its height.
const RIGHT: Option<(f64, f64, f64)> = Some((716.0, 198.0, 380.0));
/// Left of it; its right edge is 16 px from the field.
const LEFT: Option<(f64, f64, f64)> = Some((16.0, 198.0, 368.0));

#[test]
fn on_an_empty_page_it_stands_where_lines_end() {
    assert_eq!(scene().found(), RIGHT);
    assert_eq!(Scene { rtl: true, ..scene() }.found(), LEFT);
}

#[test]
fn a_wide_page_makes_it_no_wider_than_it_may_be() {
    let wide = PageExtent { width: 3000.0, ..scene().extent };
    assert_eq!(Scene { extent: wide, ..scene() }.found(), RIGHT);
    let field = rect(1500.0, 200.0, 1800.0, 240.0);
    let rtl = Scene { extent: wide, field, rtl: true, ..scene() };
    assert_eq!(rtl.found(), Some((1104.0, 198.0, 380.0)), "close to the field, not to the edge of the page");
}

#[test]
fn less_room_makes_it_narrower_and_then_sends_it_to_the_other_side() {
    let at = |width: f64| Scene { extent: PageExtent { width, ..scene().extent }, ..scene() }.found();
    assert_eq!(at(1000.0), Some((716.0, 198.0, 268.0)));
    assert_eq!(at(972.0), Some((716.0, 198.0, 240.0)), "just readable");
    assert_eq!(at(971.0), LEFT, "too narrow to read");
}

#[test]
fn a_narrow_window_has_no_place() {
    let phone = PageExtent { width: 390.0, ..scene().extent };
    let field = rect(16.0, 200.0, 374.0, 240.0);
    assert_eq!(Scene { extent: phone, field, ..scene() }.found(), None);
    assert_eq!(Scene { extent: phone, field, rtl: true, ..scene() }.found(), None);
}

#[test]
fn a_field_that_is_not_laid_out_has_no_place_beside_it() {
    let hidden = rect(0.0, 0.0, 0.0, 0.0);
    assert_eq!(Scene { field: hidden, ..scene() }.found(), None);
}

#[test]
fn text_on_one_side_sends_it_to_the_other() {
    let text = Thing::text(rect(720.0, 210.0, 900.0, 230.0));
    assert_eq!(Scene { things: vec![text], ..scene() }.found(), LEFT);
    let far = Thing::text(rect(720.0, 400.0, 900.0, 430.0));
    assert_eq!(Scene { things: vec![far], ..scene() }.found(), RIGHT);
}

#[test]
fn text_on_both_sides_leaves_no_place() {
    let things = vec![Thing::text(rect(0.0, 0.0, 390.0, 800.0)), Thing::text(rect(720.0, 0.0, 900.0, 800.0))];
    assert_eq!(Scene { things, ..scene() }.found(), None);
}

#[test]
fn the_box_of_an_element_is_free_where_none_of_its_lines_stands() {
    let column = Thing { lines: vec![rect(720.0, 0.0, 900.0, 20.0)], ..Thing::new("DIV", rect(700.0, 0.0, 1200.0, 2000.0)) };
    assert_eq!(Scene { things: vec![column], ..scene() }.found(), RIGHT);
}

#[test]
fn controls_and_pictures_stand_in_the_way_without_text() {
    for tag in SOLID.into_iter().chain(["svg"]) {
        let thing = Thing::new(tag, rect(720.0, 210.0, 900.0, 230.0));
        assert_eq!(Scene { things: vec![thing], ..scene() }.found(), LEFT, "{tag}");
    }
    let block = Thing::new("DIV", rect(720.0, 210.0, 900.0, 230.0));
    assert_eq!(Scene { things: vec![block], ..scene() }.found(), RIGHT, "an empty block is ground");
}

#[test]
fn what_cannot_be_seen_is_no_obstacle() {
    let text = Thing { visible: false, ..Thing::text(rect(720.0, 210.0, 900.0, 230.0)) };
    let button = Thing { visible: false, ..Thing::new("BUTTON", rect(720.0, 210.0, 900.0, 230.0)) };
    assert_eq!(Scene { things: vec![text, button], ..scene() }.found(), RIGHT);
}

#[test]
fn pieces_of_ours_are_no_obstacles() {
    let ours = Thing { ours: true, ..Thing::new("IMG", rect(720.0, 210.0, 900.0, 230.0)) };
    assert_eq!(Scene { things: vec![ours], ..scene() }.found(), RIGHT);
}

#[test]
fn a_picture_behind_the_field_is_ground_and_one_beside_it_is_not() {
    let picture = Thing { background: "url(\"/hero.jpg\")", ..Thing::new("DIV", rect(0.0, 0.0, 1200.0, 2000.0)) };
    assert_eq!(Scene { things: vec![Thing { holds_field: true, ..picture.clone() }], ..scene() }.found(), RIGHT);
    assert_eq!(Scene { things: vec![picture.clone()], ..scene() }.found(), None);
    let gradient = Thing { background: "linear-gradient(red, blue)", ..picture };
    assert_eq!(Scene { things: vec![gradient], ..scene() }.found(), RIGHT, "a colour is ground");
}

#[test]
fn an_element_that_ends_where_the_card_begins_is_not_in_the_way() {
    let above = Thing::text(rect(716.0, 150.0, 1096.0, 198.0));
    let below = Thing::text(rect(716.0, 298.0, 1096.0, 330.0));
    let right = Thing::text(rect(1096.0, 0.0, 1200.0, 800.0));
    assert_eq!(Scene { things: vec![above, below, right], ..scene() }.found(), RIGHT);
    let pixel = Thing::text(rect(1095.0, 0.0, 1200.0, 800.0));
    assert_eq!(Scene { things: vec![pixel], ..scene() }.found(), LEFT);
}

#[test]
fn it_goes_under_a_card_that_is_there_already() {
    let first = rect(716.0, 150.0, 1096.0, 250.0);
    assert_eq!(Scene { taken: vec![first], ..scene() }.found(), Some((716.0, 258.0, 380.0)));
}

#[test]
fn it_goes_under_several_in_their_order() {
    let taken = vec![rect(716.0, 150.0, 1096.0, 250.0), rect(716.0, 255.0, 1096.0, 355.0)];
    assert_eq!(Scene { taken, ..scene() }.found(), Some((716.0, 363.0, 380.0)));
}

#[test]
fn taken_ground_that_is_met_only_later_sends_it_to_the_other_side() {
    // The second stands higher: going under it would bring the card back onto the first.
    let taken = vec![rect(716.0, 100.0, 1096.0, 190.0), rect(716.0, 180.0, 1096.0, 250.0), rect(716.0, 340.0, 1096.0, 400.0)];
    assert_eq!(Scene { taken: taken.clone(), ..scene() }.found(), Some((716.0, 408.0, 380.0)));
    let back = vec![taken[2], taken[1]];
    assert_eq!(Scene { taken: back, ..scene() }.found(), LEFT);
}

#[test]
fn taken_ground_on_the_other_side_does_not_matter() {
    assert_eq!(Scene { taken: vec![rect(16.0, 150.0, 384.0, 400.0)], ..scene() }.found(), RIGHT);
}

#[test]
fn the_next_top_is_tried_before_the_other_side() {
    let text = Thing::text(rect(720.0, 300.0, 900.0, 320.0));
    let scene = Scene { tops: vec![290.0, 198.0], things: vec![text], ..scene() };
    assert_eq!(scene.found(), RIGHT);
    assert_eq!(Scene { tops: vec![450.0, 198.0], ..scene }.found(), Some((716.0, 450.0, 380.0)), "the best one first");
}

#[test]
fn at_the_lower_edge_of_a_page_that_does_not_scroll_it_moves_up() {
    let extent = PageExtent { height: 800.0, page_height: 800.0, ..scene().extent };
    let field = rect(400.0, 740.0, 700.0, 780.0);
    let low = Scene { extent, field, tops: vec![738.0], ..scene() };
    assert_eq!(low.found(), Some((716.0, 692.0, 380.0)));
    let longer = PageExtent { page_height: 801.0, ..extent };
    assert_eq!(Scene { extent: longer, ..low }.found(), Some((716.0, 738.0, 380.0)), "a page that scrolls may be longer by a card");
}

#[test]
fn moved_up_from_the_lower_edge_it_must_not_lie_on_taken_ground() {
    let extent = PageExtent { height: 800.0, page_height: 800.0, ..scene().extent };
    let field = rect(400.0, 740.0, 700.0, 780.0);
    let taken = vec![rect(716.0, 600.0, 1096.0, 770.0)];
    assert_eq!(Scene { extent, field, tops: vec![738.0], taken, ..scene() }.found(), Some((16.0, 692.0, 368.0)));
}

#[test]
fn a_dialog_bounds_it_on_all_sides() {
    let dialog = rect(300.0, 100.0, 1050.0, 500.0);
    assert_eq!(Scene { dialog: Some(dialog), ..scene() }.found(), Some((716.0, 198.0, 318.0)));
    let tight = rect(380.0, 100.0, 720.0, 500.0);
    assert_eq!(Scene { dialog: Some(tight), ..scene() }.found(), None);
}

#[test]
fn at_the_lower_edge_of_a_dialog_it_moves_up_even_if_the_page_scrolls() {
    let dialog = rect(300.0, 100.0, 1150.0, 250.0);
    assert_eq!(Scene { dialog: Some(dialog), ..scene() }.found(), Some((716.0, 142.0, 380.0)));
}

#[test]
fn a_dialog_lower_than_the_card_has_no_place() {
    let dialog = rect(300.0, 190.0, 1150.0, 250.0);
    assert_eq!(Scene { dialog: Some(dialog), ..scene() }.found(), None);
}

#[test]
fn a_dialog_that_reaches_out_of_the_window_ends_with_the_window() {
    let dialog = rect(300.0, 100.0, 1600.0, 900.0);
    let extent = PageExtent { width: 1000.0, page_height: 800.0, ..scene().extent };
    assert_eq!(Scene { dialog: Some(dialog), extent, ..scene() }.found(), Some((716.0, 198.0, 268.0)));
}

#[test]
fn a_page_that_was_scrolled_has_ground_above_the_window() {
    let field = rect(400.0, -60.0, 700.0, -20.0);
    assert_eq!(Scene { field, tops: vec![-62.0], ..scene() }.found(), Some((716.0, -62.0, 380.0)));
}

#[test]
fn its_height_follows_its_width() {
    // On the right it could be 258 px wide, and so 142 high; on the left it is wider and lower.
    let extent = PageExtent { width: 990.0, ..scene().extent };
    let below = Thing::text(rect(716.0, 320.0, 980.0, 340.0));
    let scene = Scene { extent, things: vec![below], area: Some(36_800.0), ..scene() };
    let ground = scene.search().unwrap_or_default();
    assert_eq!((ground.left, ground.width(), ground.height()), (16.0, 368.0, 100.0));
}

#[test]
fn it_is_left_where_it_was_put_last_and_the_page_is_asked_only_about_ground_that_fits() {
    let taken = vec![rect(716.0, 150.0, 1096.0, 250.0)];
    let search =
        Search { field: FIELD, room: scene().extent.room(None), rtl: false, tops: &[198.0], widths: (240.0, 380.0), taken: &taken };
    let mut places = Vec::new();
    let asked = std::cell::RefCell::new(Vec::new());
    let found = search.find(
        |left, top, width| {
            places.push((left, top));
            rect(left, top, left + width, top + 100.0)
        },
        |ground| {
            asked.borrow_mut().push(ground.top);
            true
        },
    );
    assert_eq!(found.map(|ground| (ground.left, ground.top)), places.last().copied());
    assert_eq!(places, [(716.0, 198.0), (716.0, 258.0)]);
    assert_eq!(asked.take(), [258.0]);
}

//! Lists and menus that fold out: what is chosen in one by keyboard closes it, as a click does.

use egui::{Context, Key, Popup};

/// What was folded out before a frame was drawn.
#[derive(Clone, Copy, Debug)]
pub struct Before {
    entered: bool,
    layers: usize,
}

impl Before {
    /// As it is now.
    pub fn of(ctx: &Context) -> Self {
        let entered = Popup::is_any_open(ctx) && ctx.input(|input| input.key_pressed(Key::Enter));
        Self { entered, layers: layers(ctx) }
    }

    /// Folds in what Enter chose from, since egui does that for clicks alone. What folded out a further
    /// list, as a menu within a menu does, stays.
    pub fn fold_in(self, ctx: &Context) {
        if self.entered && layers(ctx) <= self.layers {
            Popup::close_all(ctx);
        }
    }
}

fn layers(ctx: &Context) -> usize {
    ctx.memory(|memory| memory.areas().visible_layer_ids().len())
}

#[cfg(test)]
mod tests {
    use egui::accesskit::Role;
    use egui::{Key, Modifiers, Popup};
    use egui_kittest::kittest::Queryable as _;

    use crate::model::Lang;
    use crate::ui::plan::Part;
    use crate::ui::testing::{LARGE, Window, click, press, sample, settle};

    fn key(window: &mut Window, key: Key) {
        press(window, Modifiers::NONE, key);
    }

    #[test]
    fn enter_chooses_from_a_list_and_folds_it_in() {
        let mut window = sample("zwaluw-en-spaak-en", LARGE, Lang::En);
        window.state_mut().show_plan(Part::Actions);
        settle(&mut window);
        window.get_by_role_and_label(Role::ComboBox, "Channel").focus();
        settle(&mut window);
        key(&mut window, Key::Enter);
        assert!(Popup::is_any_open(&window.ctx), "Enter folds it out");
        key(&mut window, Key::ArrowDown);
        key(&mut window, Key::ArrowDown);
        key(&mut window, Key::Enter);
        assert!(!Popup::is_any_open(&window.ctx));
        window.get_by_label("Clear filter");
    }

    #[test]
    fn enter_in_a_menu_folds_it_in_and_a_menu_within_it_out() {
        let mut window = sample("zwaluw-en-spaak-en", LARGE, Lang::En);
        click(&mut window, "View");
        window.query_all_by_label("Zoom").next_back().unwrap().focus();
        settle(&mut window);
        key(&mut window, Key::Enter);
        let zoom = || egui_kittest::kittest::by().label_contains("Zoom in").role(Role::Button);
        assert!(window.query_all(zoom()).next().is_some(), "the menu within it is folded out");
        window.query_all(zoom()).next_back().unwrap().focus();
        settle(&mut window);
        key(&mut window, Key::Enter);
        assert!(!Popup::is_any_open(&window.ctx));
    }
}

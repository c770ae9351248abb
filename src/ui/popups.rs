//! Lists and menus that fold out: what is chosen in one by keyboard closes it, as a click does. Lists in
//! which a click changes something and stays say so.

use egui::{Context, Id, Key, Popup};

fn key() -> Id {
    Id::unique("a list that stays was drawn")
}

/// The list that is being drawn stays open whatever is chosen in it; for lists that a click leaves open.
pub fn stay(ctx: &Context) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(key(), pass));
}

/// What was folded out before a frame was drawn.
#[derive(Clone, Copy, Debug)]
pub struct Before {
    entered: bool,
    layers: usize,
}

impl Before {
    /// As it is now.
    pub fn of(ctx: &Context) -> Self {
        let pressed = ctx.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space));
        let entered = pressed && Popup::is_any_open(ctx);
        Self { entered, layers: layers(ctx) }
    }

    /// Folds in what Enter or Space chose from, since egui does that for clicks alone. What folded out a
    /// further list, as a menu within a menu does, stays.
    pub fn fold_in(self, ctx: &Context) {
        let stays = ctx.data(|data| data.get_temp(key())) == Some(ctx.cumulative_pass_nr());
        if self.entered && !stays && layers(ctx) <= self.layers {
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
    fn a_list_in_which_one_ticks_stays_for_the_next_tick() {
        let mut window = sample("zwaluw-en-spaak-en", LARGE, Lang::En);
        click(&mut window, "Table");
        click(&mut window, "Columns");
        for at in 0..2 {
            window.get_by_role_and_label(Role::CheckBox, "Status").focus();
            settle(&mut window);
            key(&mut window, if at == 0 { Key::Enter } else { Key::Space });
            assert!(Popup::is_any_open(&window.ctx), "{at}");
        }
        key(&mut window, Key::Escape);
        assert!(!Popup::is_any_open(&window.ctx));
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

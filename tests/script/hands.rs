//! The hands of somebody at the window: they press, type and paste what has a name there, and know
//! nothing of the file behind it.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use wandel::model::{Lang, Workspace};
use wandel::settings::Settings;
use wandel::ui::WandelApp;

/// The hands, and the window before them.
pub struct Hands {
    window: Harness<'static, WandelApp>,
    /// What the window said that it did not understand.
    pub refused: Vec<String>,
    /// How many frames were drawn.
    pub frames: usize,
}

impl Hands {
    /// Before a window that was just opened, in Dutch.
    pub fn new() -> Self {
        let settings = Settings { language: Some(Lang::Nl), ..Settings::default() };
        let harness = Harness::builder().with_size(vec2(1600.0, 1000.0)).with_max_steps(12);
        let window =
            harness.build_eframe(move |creation| WandelApp::without_traces(&creation.egui_ctx, settings));
        let mut hands = Self { window, refused: Vec::new(), frames: 0 };
        hands.wait();
        hands
    }

    /// Some frames.
    pub fn look(&mut self, frames: usize) {
        for _ in 0..frames {
            self.window.step();
        }
        self.frames += frames;
    }

    /// Until what goes on beside the window has come to an end.
    pub fn wait(&mut self) {
        self.look(2);
        for _ in 0..600 {
            if !self.window.state().is_working() && !self.window.state().is_analysing() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
            self.look(1);
        }
        self.look(2);
    }

    /// What was entered so far.
    pub fn entered(&self) -> Workspace {
        Workspace::clone(self.window.state().editor().expect("a file").workspace())
    }

    fn all(&self, role: Role, fits: impl Fn(&str) -> bool) -> Vec<Node<'_>> {
        let all = self.window.query_all(egui_kittest::kittest::by().role(role));
        all.filter(|node| fits(&name(node))).collect()
    }

    /// What has this role and this name; where there are several, the one at this place.
    fn find(&self, role: Role, label: &str, at: usize) -> Node<'_> {
        let mut all = self.all(role, |name| name == label);
        if at < all.len() {
            return all.swap_remove(at);
        }
        let all = self.window.query_all(egui_kittest::kittest::by().role(role));
        let known: Vec<String> = all.map(|node| name(&node)).collect();
        panic!("no {role:?} called {label:?} at {at}; there are {known:?}")
    }

    /// The names of all with this role.
    pub fn names(&self, role: Role) -> Vec<String> {
        self.all(role, |_| true).iter().map(name).collect()
    }

    /// Presses what has this role and name.
    pub fn press(&mut self, role: Role, label: &str) {
        self.press_at(role, label, 0);
    }

    /// The same where there are several of that name.
    pub fn press_at(&mut self, role: Role, label: &str, at: usize) {
        self.find(role, label, at).click_accesskit();
        self.look(3);
    }

    /// Presses the first with this role whose name begins so.
    pub fn press_like(&mut self, role: Role, begin: &str) {
        let found = self.all(role, |name| name.starts_with(begin)).first().map(|node| node.click_accesskit());
        assert!(found.is_some(), "no {role:?} begins with {begin:?}: {:?}", self.names(role));
        self.look(3);
    }

    /// A button.
    pub fn button(&mut self, label: &str) {
        self.press(Role::Button, label);
    }

    /// Spreads out what is folded.
    pub fn unfold(&mut self, label: &str) {
        self.press(Role::DisclosureTriangle, label);
        self.look(2);
    }

    /// A key.
    pub fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.hear([true, false].map(|pressed| Event::Key {
            key,
            physical_key: Some(key),
            pressed,
            repeat: false,
            modifiers,
        }));
    }

    /// Enter.
    pub fn enter(&mut self) {
        self.key(Modifiers::NONE, Key::Enter);
    }

    fn hear(&mut self, events: impl IntoIterator<Item = Event>) {
        self.window.input_mut().events.extend(events);
        self.look(2);
    }

    /// Letters for what has the keyboard.
    pub fn letters(&mut self, text: &str) {
        self.hear([Event::Text(text.to_owned())]);
    }

    /// A text of one line or of several into the field with this name, over what stands there.
    pub fn field(&mut self, label: &str, text: &str) {
        self.field_at(label, 0, text);
    }

    /// The same where there are several of that name.
    pub fn field_at(&mut self, label: &str, at: usize, text: &str) {
        let role = match self.all(Role::MultilineTextInput, |name| name == label).is_empty() {
            true => Role::TextInput,
            false => Role::MultilineTextInput,
        };
        self.find(role, label, at).focus();
        self.look(2);
        self.key(Modifiers::COMMAND, Key::A);
        self.letters(text);
    }

    /// One of a list that opens.
    pub fn choose(&mut self, label: &str, offer: &str) {
        self.choose_at(label, 0, offer);
    }

    /// The same where there are several of that name.
    pub fn choose_at(&mut self, label: &str, at: usize, offer: &str) {
        let before = self.ids(Role::Button);
        self.press_at(Role::ComboBox, label, at);
        self.press_new(Role::Button, offer, &before);
        // A mouse would have closed the list with the same click.
        if self.is_open() {
            self.press_at(Role::ComboBox, label, at);
        }
        assert!(!self.is_open(), "the list of {label} stays open");
    }

    /// Some of a list with a tick each.
    pub fn tick(&mut self, label: &str, offers: &[String]) {
        let before = self.ids(Role::CheckBox);
        self.press(Role::ComboBox, label);
        for offer in offers {
            self.press_new(Role::CheckBox, offer, &before);
        }
        self.press(Role::ComboBox, label);
        assert!(!self.is_open(), "the list of {label} stays open");
    }

    /// One of a menu behind a button.
    pub fn menu(&mut self, label: &str, offer: &str) {
        let before = self.ids(Role::Button);
        self.button(label);
        self.press_new(Role::Button, offer, &before);
        if self.is_open() {
            self.key(Modifiers::NONE, Key::Escape);
        }
    }

    fn ids(&self, role: Role) -> Vec<egui::accesskit::NodeId> {
        self.all(role, |_| true).iter().map(|node| node.accesskit_node().locate().0).collect()
    }

    /// Presses what has this role and name and was not there before a list was opened.
    fn press_new(&mut self, role: Role, label: &str, before: &[egui::accesskit::NodeId]) {
        let all = self.all(role, |name| name == label);
        let new = all.iter().find(|node| !before.contains(&node.accesskit_node().locate().0));
        match new {
            Some(node) => node.click_accesskit(),
            None => panic!("no {label:?} in the list: {:?}", self.names(role)),
        }
        self.look(3);
    }

    fn is_open(&self) -> bool {
        egui::Popup::is_any_open(&self.window.ctx)
    }

    /// Goes to a view by its name.
    pub fn view(&mut self, label: &str) {
        self.command(label);
    }

    /// Runs a command, or goes anywhere, by its name.
    pub fn command(&mut self, label: &str) {
        self.key(Modifiers::COMMAND, Key::K);
        self.letters(label);
        self.look(1);
        self.enter();
        self.look(2);
    }

    /// Rows of a spreadsheet at the foot of the table that is open, or over the rows from its first on.
    /// The first row names the columns.
    pub fn paste(&mut self, rows: &[Vec<String>], from: Option<&str>) {
        let foot = from.map_or_else(|| ": nieuwe rij".to_owned(), |title| format!(": {title}"));
        let cell =
            self.all(Role::Cell, |name| name.ends_with(&foot)).first().map(|cell| cell.click_accesskit());
        assert!(cell.is_some(), "no cell{foot} in {:?}", self.names(Role::Cell));
        self.look(3);
        let row = |row: &Vec<String>| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join("\t");
        let text = rows.iter().map(row).collect::<Vec<_>>().join("\n");
        self.hear([Event::Paste(text)]);
        self.look(2);
        let told = self.window.query_all_by_label_contains(" – ");
        let told: Vec<String> = told.map(|node| name(&node)).filter(|text| is_refusal(text)).collect();
        self.refused.extend(told);
    }
}

fn is_refusal(text: &str) -> bool {
    text.contains("is weggelaten") || text.contains("is gelezen als")
}

fn quoted(cell: &str) -> String {
    match cell.contains(['\t', '\n', '"']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

fn name(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    node.label().or_else(|| node.value()).unwrap_or_default()
}

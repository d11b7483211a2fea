//! Completions and manual pages: they name every subcommand and option that the program takes.

use super::desk::Desk;

const SUBCOMMANDS: &[&str] =
    &["list", "show", "report", "rubric", "import", "config", "completions", "man"];

#[track_caller]
fn written(arguments: &[&str]) -> String {
    let desk = Desk::empty();
    // Neither a library nor a configuration is asked for.
    desk.put("config.toml", "this is not TOML");
    let ran = desk.run(arguments);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
    assert!(!desk.library().exists());
    ran.out
}

#[test]
fn the_help_names_the_subcommands_of_this_test() {
    let help = written(&["--help"]);
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let named = commands.lines().map_while(|line| line.strip_prefix("  "));
    let named: Vec<&str> = named.filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(named, [SUBCOMMANDS, &["help"]].concat());
}

#[test]
fn the_completions_of_every_shell_name_every_subcommand_and_option() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = written(&["completions", shell]);
        for word in SUBCOMMANDS.iter().chain(&["library", "reviewer", "dry-run", "keys", "why"]) {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}

#[test]
fn bash_reads_its_completions_and_completes_a_subcommand() {
    let desk = Desk::empty();
    let script = desk.put("candor.bash", written(&["completions", "bash"]));
    let words = "COMP_WORDS=(candor comp); COMP_CWORD=1; _candor candor comp candor";
    let command = format!("source '{}'; {words}; echo \"${{COMPREPLY[@]}}\"", script.display());
    let Ok(ran) = std::process::Command::new("bash").args(["-c", &command]).output() else {
        return;
    };
    assert_eq!(String::from_utf8_lossy(&ran.stdout).trim(), "completions");
}

#[test]
fn the_manual_page_names_every_subcommand_and_each_has_a_page() {
    let page = written(&["man"]);
    assert!(page.contains(".TH candor 1"), "{page}");
    for name in SUBCOMMANDS {
        assert!(page.contains(&format!("candor\\-{name}(1)")), "{name}: {page}");
        let page = written(&["man", name]);
        assert!(page.contains(&format!(".TH candor-{name} 1")), "{page}");
        assert!(page.contains("library"), "{page}");
    }
    assert!(written(&["man", "import"]).contains("dry\\-run"));
}

#[test]
fn a_page_of_something_else_is_wrong_usage() {
    let ran = Desk::empty().run(&["man", "nothing"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("there is no subcommand 'nothing'; there are list, show"),
        "{}",
        ran.err
    );
}

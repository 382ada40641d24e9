using System.CommandLine;
using System.Text;

namespace Quipu.Cli.Help;

/// <summary>Completion scripts for the shells, made from the verbs' own lists. They hold every word themselves and never start <c>quipu</c>.</summary>
static class CompletionScript
{
    internal static readonly string[] Shells = ["bash", "zsh", "fish"];

    internal static string For(string shell, IReadOnlyList<Verb> verbs) => shell switch
    {
        "bash" => Bash(verbs),
        "zsh" => "#compdef quipu\nautoload -U +X bashcompinit && bashcompinit\n" + Bash(verbs),
        "fish" => Fish(verbs),
        _ => throw new ArgumentException($"There is no completion for '{shell}'; there is for {string.Join(", ", Shells)}.", nameof(shell)),
    };

    static string Bash(IReadOnlyList<Verb> verbs)
    {
        var text = new StringBuilder("_quipu() {\n    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb=${COMP_WORDS[1]}\n    COMPREPLY=()\n");
        text.Append($"    if [ \"$COMP_CWORD\" -eq 1 ]; then COMPREPLY=($(compgen -W \"{string.Join(' ', verbs.Select(v => v.Name))} --help --version\" -- \"$word\")); return; fi\n");
        text.Append("    case \"$verb $before\" in\n");
        foreach (var verb in verbs)
            foreach (var option in verb.Command.Options.Where(o => HelpText.Choices(o).Length > 0))
                text.Append($"        \"{verb.Name} {option.Name}\") COMPREPLY=($(compgen -W \"{string.Join(' ', HelpText.Choices(option))}\" -- \"$word\")); return;;\n");
        text.Append("    esac\n    case \"$verb\" in\n");
        foreach (var verb in verbs)
            text.Append($"        {verb.Name}) COMPREPLY=($(compgen -W \"{string.Join(' ', Words(verb))}\" -- \"$word\"));;\n");
        return text.Append("    esac\n    case \"$word\" in -*) ;; *) COMPREPLY+=($(compgen -f -- \"$word\"));; esac\n}\ncomplete -o filenames -F _quipu quipu\n").ToString();
    }

    static string Fish(IReadOnlyList<Verb> verbs)
    {
        var text = new StringBuilder("complete -c quipu -e\n");
        foreach (var verb in verbs)
        {
            text.Append($"complete -c quipu -f -n __fish_use_subcommand -a {verb.Name} -d {Quoted(verb.What)}\n");
            var here = $"complete -c quipu -n '__fish_seen_subcommand_from {verb.Name}'";
            foreach (var option in verb.Command.Options)
            {
                var choices = HelpText.Choices(option);
                var takes = option.Arity.MaximumNumberOfValues == 0 ? "" : choices.Length > 0 ? $" -x -a {Quoted(string.Join(' ', choices))}" : " -r";
                text.Append($"{here} -l {option.Name[2..]}{takes} -d {Quoted(option.Description ?? "")}\n");
            }

            foreach (var argument in verb.Command.Arguments.Where(a => Choices(a).Length > 0)) text.Append($"{here} -f -a {Quoted(string.Join(' ', Choices(argument)))}\n");
        }

        return text.ToString();
    }

    static IEnumerable<string> Words(Verb verb) => [.. verb.Command.Arguments.SelectMany(Choices), .. verb.Command.Options.Select(o => o.Name), "--help"];

    static string[] Choices(Argument argument) => [.. argument.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(c => c.Label)];

    static string Quoted(string text) => "'" + text.Replace("'", "\\'", StringComparison.Ordinal) + "'";
}

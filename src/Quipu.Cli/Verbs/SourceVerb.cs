using System.CommandLine;
using Quipu.Access;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;
using Quipu.Model;
using Quipu.Sources.Protected;

namespace Quipu.Cli.Verbs;

sealed class SourceVerb : Verb
{
    readonly Argument<string> _action = new("ACTION") { Description = "add, edit, list, reveal, protect or passphrase." };
    readonly Argument<string[]> _words = new("WORD") { Arity = ArgumentArity.ZeroOrMore, Description = "With add, edit and reveal: the pseudonym (add makes one up where none is given). With protect: documents, by id or path." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<string?> _identity = new("--identity") { HelpName = "FILE", Description = $"With add and edit: who it is, as {SourceIdentity.Shape}; - reads the standard input. Without, it is asked for." };
    readonly Option<string?> _as = new("--as") { HelpName = "PSEUDONYM", Description = "With protect: whose documents they are." };
    readonly Option<string?> _reason = new("--reason") { HelpName = "TEXT", Description = "With reveal: why; it is written down." };
    readonly Option<string?> _passphrase = Passphrases.File();
    readonly Option<string?> _next = Passphrases.File("--new-passphrase-file", "With passphrase: the new one");
    readonly Option<int> _limit = Shared.Limit(100);

    internal SourceVerb() : base("source", "Protects the people who give you material: a pseudonym everywhere, who they are encrypted.")
    {
        _action.AcceptOnlyFromAmong("add", "edit", "list", "reveal", "protect", "passphrase");
        Command.Add(_action);
        Command.Add(_words);
        foreach (var option in new Option[] { _workspace, _identity, _as, _reason, _passphrase, _next, _limit }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu source add --workspace case.quipu", "asks who it is and for a passphrase; prints the pseudonym"),
        new("quipu read leak --source Source-K7QXM --workspace case.quipu", "what that source gave"),
        new("quipu source protect 07-note.txt --as Source-K7QXM --workspace case.quipu", "seals what was read in the open before"),
        new("quipu source list --workspace case.quipu", "pseudonyms, and what rests on each"),
        new("quipu source reveal Source-K7QXM --reason \"lawyer asks for consent\" --workspace case.quipu", "who it is and which files it gave; written down first"),
        new("quipu source passphrase --workspace case.quipu", "another passphrase for what is sealed"),
    ];

    internal override string Notes =>
        "The passphrase is never an argument and is kept nowhere: without it nobody, the makers of Quipu included, can open what is sealed, and it cannot be set anew. Write it down where only you look. " +
        "Who looks leaves a row in the log, also with a wrong passphrase. A server must not have the workspace meanwhile.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation) => Task.FromResult(Run(asked, screen, cancellation));

    ExitCode Run(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        var (action, words, path) = (asked.GetRequiredValue(_action), asked.GetValue(_words) ?? [], asked.GetRequiredValue(_workspace));
        if (Misused(action, words, asked) is { } misused) return Shared.Broken(screen, misused);
        if (action == "list") return List(asked, path, screen);
        var isMade = action == "add" && !Workspace.IsAt(path);
        using var workspace = action == "add" ? Shared.Create(path) : Shared.Open(path);
        if (isMade) screen.Say($"There was no workspace at {workspace.Path}: it was made.");
        using var held = workspace.Lock(null, TimeProvider.System);
        var settings = Shared.SettingsOf(workspace.Path);
        var desk = new ProtectedDesk(workspace, settings[Settings.Name], TimeProvider.System);
        return action switch
        {
            "add" => Keep(asked, desk, words is [var named] ? named : Pseudonym.New(), anew: false, screen),
            "edit" => Keep(asked, desk, words[0], anew: true, screen),
            "reveal" => Reveal(asked, desk, words[0], screen),
            "protect" => Protect(asked, desk, words, settings, screen, cancellation),
            _ => Lock(asked, desk, screen),
        };
    }

    string? Misused(string action, string[] words, ParseResult asked) => (action, words.Length) switch
    {
        ("edit" or "reveal", not 1) => $"{action} takes one pseudonym; quipu source list prints them.",
        ("add", > 1) => "add takes one pseudonym, or none: then one is made up. Who it is does not stand on the command line.",
        ("list" or "passphrase", > 0) => $"{action} takes no words.",
        ("protect", 0) => "protect needs documents, by id or by the path they were read from.",
        _ when action == "protect" && asked.GetValue(_as) is null => "protect needs --as PSEUDONYM; quipu source list prints them.",
        _ when action == "reveal" && string.IsNullOrWhiteSpace(asked.GetValue(_reason)) => "reveal needs a reason, which is written down: --reason \"…\".",
        _ => null,
    };

    ExitCode List(ParseResult asked, string path, Screen screen)
    {
        using var workspace = Shared.Open(path);
        var page = workspace.Store.Protected.Sources(Viewer.Owner, new(0, asked.GetValue(_limit)));
        foreach (var row in page.Rows)
            screen.Out.WriteLine($"{row.Source.Pseudonym}  {EntityText.Count(row.Documents, "document")}, {EntityText.Count(row.Claims, "claim")}, seen {EntityText.Count(row.Reveals, "time")}  protected by {row.Source.By} {IsoTime.Of(row.Source.Made)[..10]}");
        Shared.SayRest(page.Rows.Length, page.Total, "protected sources", screen);
        return ExitCode.Fine;
    }

    ExitCode Keep(ParseResult asked, ProtectedDesk desk, string pseudonym, bool anew, Screen screen)
    {
        // Before anything is asked for, so that nobody types it in vain.
        var store = desk.Workspace.Store;
        if (anew && store.Protected.Source(Viewer.Owner, pseudonym) is null) return Shared.Broken(screen, ProtectedDesk.Missing(pseudonym));
        if (!anew && Pseudonym.Fault(pseudonym) is { } wrong) return Shared.Broken(screen, wrong);
        var isNew = !ProtectedDesk.HasVault(store);
        if (Passphrases.Read(asked.GetValue(_passphrase), screen, isNew) is not { } passphrase) return ExitCode.Broken;
        using var vault = desk.Unlock(passphrase, out var fault);
        if (vault is null) return Shared.Broken(screen, fault!);
        if (IdentityInput.Read(asked.GetValue(_identity), screen) is not { } identity) return ExitCode.Broken;
        if ((anew ? desk.WriteAnew(vault, pseudonym, identity, out fault) : desk.Protect(vault, pseudonym, identity, out fault)) is not { } source) return Shared.Broken(screen, fault!);
        screen.Out.WriteLine(source.Pseudonym);
        SayWords(desk.WordsVeiled, screen);
        screen.Say(anew ? "Written anew. Read its material again, so that its names are taken out of the texts: quipu read PATH --source " + source.Pseudonym
            : $"Protected. Read its material with: quipu read PATH --source {source.Pseudonym} --workspace {asked.GetRequiredValue(_workspace)}");
        screen.Say($"Write {source.Pseudonym} from now on, never the name: what is typed later is looked through only when the passphrase is given again (source edit, read --source), and an answer that names the source stays as it came.");
        return ExitCode.Fine;
    }

    ExitCode Reveal(ParseResult asked, ProtectedDesk desk, string pseudonym, Screen screen)
    {
        if (desk.Workspace.Store.Protected.Source(Viewer.Owner, pseudonym)?.Source is not { } source) return Shared.Broken(screen, ProtectedDesk.Missing(pseudonym));
        if (Passphrases.Read(asked.GetValue(_passphrase), screen) is not { } passphrase) return ExitCode.Broken;
        if (desk.Reveal(source, passphrase, asked.GetRequiredValue(_reason)!, out var fault) is not { } revealed) return Shared.Broken(screen, fault!);
        foreach (var line in revealed.Identity.Lines()) screen.Out.WriteLine(line);
        foreach (var (number, place) in revealed.Places)
        {
            screen.Out.WriteLine($"{number}: {place.Location}");
            if (!place.Metadata.IsDefaultOrEmpty) screen.Out.WriteLine($"    {string.Join(" · ", place.Metadata)}");
            foreach (var reason in place.Faults) screen.Out.WriteLine($"    not read: {reason}");
        }

        foreach (var (number, proof) in revealed.Captures) screen.Out.WriteLine($"{number}: {proof.Length} bytes, SHA-256 {proof.Sha256}{(proof.Beside is null ? "" : ", beside it")}");
        return ExitCode.Fine;
    }

    ExitCode Protect(ParseResult asked, ProtectedDesk desk, string[] wanted, Settings settings, Screen screen, CancellationToken cancellation)
    {
        var (workspace, pseudonym) = (desk.Workspace, asked.GetRequiredValue(_as)!);
        if (workspace.Store.Protected.Source(Viewer.Owner, pseudonym)?.Source is not { } source) return Shared.Broken(screen, ProtectedDesk.Missing(pseudonym));
        var documents = new List<DocumentId>();
        foreach (var word in wanted)
        {
            var found = Shared.Documents(workspace.Store, word);
            if (found.Length != 1) return Shared.Broken(screen, found.Length == 0 ? "One of these is no document of this workspace; quipu search finds their ids." : "One of these names several documents; name them by their ids.");
            documents.Add(found[0]);
        }

        if (Passphrases.Read(asked.GetValue(_passphrase), screen) is not { } passphrase) return ExitCode.Broken;
        using var vault = ProtectedDesk.Open(workspace.Store, passphrase, out var fault);
        if (vault is null) return Shared.Broken(screen, fault!);
        var done = new SealingRun(workspace, vault, source, desk.By).Run(documents, ReadingRun.Options(workspace, settings, null), cancellation);
        screen.Say($"{EntityText.Count(done.Documents, "document")} sealed; {EntityText.Count(done.Judgements, "judgement")} went on with {(done.Documents == 1 ? "it" : "them")}{(done.Orphans > 0 ? $", {done.Orphans} found their words no more and went" : "")}.");
        if (done.Cards > 0)
            screen.Say($"{EntityText.Count(done.Cards, "card")} that {(done.Documents == 1 ? "it" : "they")} had founded {(done.Cards == 1 ? "has" : "have")} another id now: addresses and exports with the old one lead nowhere here, and who holds the file could still recognise it in what left before.");
        SayWords(done.Words, screen);
        foreach (var sentence in done.Faults) screen.Fault(sentence);
        screen.Say("The files themselves lie where they lay, and so do copies of this workspace that were made before; see docs/guide/protect.md.");
        return done.Faults.IsEmpty ? ExitCode.Fine : ExitCode.Partly;
    }

    internal static void SayWords(int words, Screen screen)
    {
        if (words > 0) screen.Say($"{EntityText.Count(words, "text")} that the desk had written (searches, notes, reasons, titles, addresses, names of files) named the source and {(words == 1 ? "has" : "have")} the pseudonym now.");
    }

    ExitCode Lock(ParseResult asked, ProtectedDesk desk, Screen screen)
    {
        if (!ProtectedDesk.HasVault(desk.Workspace.Store)) return Shared.Broken(screen, "No source is protected here yet; quipu source add begins.");
        if (Passphrases.Read(asked.GetValue(_passphrase), screen) is not { } passphrase) return ExitCode.Broken;
        using var vault = ProtectedDesk.Open(desk.Workspace.Store, passphrase, out var fault);
        if (vault is null) return Shared.Broken(screen, fault!);
        if (Passphrases.ReadNew(asked.GetValue(_next), screen) is not { } next) return ExitCode.Broken;
        if (desk.Lock(vault, next) is { } refused) return Shared.Broken(screen, refused);
        screen.Say("The passphrase is another now. Copies of the workspace that were made before still open with the old one.");
        return ExitCode.Fine;
    }
}

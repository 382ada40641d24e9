using Quipu.Access;
using Quipu.Cli.Terminal;
using Quipu.Sources;
using Quipu.Sources.Protected;

namespace Quipu.Cli.Runs;

/// <summary>Reads paths as material of a protected source. Nothing that is printed, logged or thrown here has a word of the files' names.</summary>
static class ProtectedRun
{
    const int MostLines = 200;

    internal static ExitCode Shown(Workspace workspace, (string Pseudonym, string Passphrase) source, IReadOnlyList<string> paths, Settings settings, Screen screen, CancellationToken cancellation)
    {
        if (workspace.Store.Protected.Source(Viewer.Owner, source.Pseudonym)?.Source is not { } known) return Refused(screen, ProtectedDesk.Missing(source.Pseudonym));
        using var vault = ProtectedDesk.Open(workspace.Store, source.Passphrase, out var fault);
        if (vault is null || ProtectedReading.Begin(workspace, vault, known, out fault) is not { } under) return Refused(screen, fault!);
        try
        {
            var code = ReadingRun.Shown(workspace, FileListSource.From(paths, except: workspace.Path), settings, screen, under, cancellation);
            Verbs.SourceVerb.SayWords(under.VeilDesk(settings[Settings.Name]), screen);
            Warn(under, known, screen);
            if (FileListSource.PassedBy(paths, workspace.Path, cancellation) is > 0 and var passed)
                screen.Say($"{passed} {(passed == 1 ? "file or folder was" : "files or folders were")} passed by (hidden, pictures, parts of saved pages): neither sealed nor on record. They lie where they lay, with what their metadata tell.");
            return code;
        }
        catch (Exception broken) when (broken is not (StorageException or OperationCanceledException))
        {
            // Whatever it was, its words may be those of a path.
            throw new QuipuException($"Reading the material of {known.Pseudonym} broke off ({broken.GetType().Name}); what was kept stays. Run the same line again, and report it if it breaks again.");
        }
    }

    static ExitCode Refused(Screen screen, string sentence)
    {
        screen.Fault(sentence);
        return ExitCode.Broken;
    }

    static void Warn(ProtectedReading under, ProtectedSource source, Screen screen)
    {
        if (under.InTheOpen > 0)
            screen.Say($"{EntityText.Count(under.InTheOpen, "file")} of these {(under.InTheOpen == 1 ? "is" : "are")} also on record in the open, as read before: quipu source protect DOCUMENT --as {source.Pseudonym} seals what was read.");
        if (under.AddressesWithheld + under.PhonesWithheld + under.StretchesWithheld > 0)
            screen.Say($"Before anything was kept, {under.AddressesWithheld} mail {(under.AddressesWithheld == 1 ? "address" : "addresses")} and {EntityText.Count(under.PhonesWithheld, "telephone number")} gave way to [address] and [phone], whosever they were, and {under.StretchesWithheld} {(under.StretchesWithheld == 1 ? "stretch" : "stretches")} of mail headers, lines of mail programs and signatures went.");
        if (under.LinesWithheld is { Count: > 0 } went)
            Lines($"{EntityText.Count(went.Count, "line")} of mail programs went; {(went.Count == 1 ? "it lies" : "they lie")} in the sealed files alone. Where one of them is evidence, say it in a note.", went, screen);
        if (under.WordsAlone == 0) return;
        Lines($"{EntityText.Count(under.WordsAlone, "word")} of the source's name {(under.WordsAlone == 1 ? "stands" : "stand")} alone in the texts and {(under.WordsAlone == 1 ? "was" : "were")} left; where they mean the source, add them as aliases (quipu source edit) and read again.", under.LinesAlone, screen);
    }

    static void Lines(string sentence, IReadOnlyCollection<string> lines, Screen screen)
    {
        screen.Say($"{sentence}{(screen.IsTerminal ? " The lines, shown here and kept nowhere:" : " In a terminal this prints the lines; a file or a pipe does not get them.")}");
        if (!screen.IsTerminal) return;
        foreach (var line in lines.Take(MostLines)) screen.Say($"  {line}");
        if (lines.Count > MostLines) screen.Say($"  … and {EntityText.Count(lines.Count - MostLines, "line")} more: read fewer files at a time to see them all.");
    }
}

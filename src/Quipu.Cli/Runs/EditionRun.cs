using Quipu.Access;
using Quipu.Cli.Terminal;
using Quipu.Cli.Verbs;
using Quipu.Publishing.Editions;
using Quipu.Web.Wording;

namespace Quipu.Cli.Runs;

/// <summary>Makes an edition in the process that holds the workspace.</summary>
static class EditionRun
{
    const int Tries = 3;

    /// <summary>The words of the codebook.</summary>
    internal static CodebookWords[] Codebooks => [.. Words.All.Select(w => new CodebookWords(w.Code, key => w.Has(key) ? w[key] : null))];

    /// <summary>Writes it and keeps that it was made; what is told of it.</summary>
    internal static WorkLine Make(Workspace workspace, EditionRequest request, string file, string by, CancellationToken cancellation)
    {
        var desk = new EditionDesk(workspace.Store, Codebooks);
        if (Drafted(workspace.Store, desk, request, cancellation) is not var (draft, sequence)) return Stopped("People judge claims faster than the edition is made of them; make it when they rest.");
        if (desk.Taken(Viewer.Owner, draft) is { } taken)
            return Stopped($"{taken.Name}, version {taken.Version}, was made here already, of other records or another day ({taken.File}): nothing was written; give another --version, so that a citation means one edition.");
        cancellation.ThrowIfCancellationRequested();
        var (_, written) = ExportVerb.IntoFile(file, to =>
        {
            draft.Write(to);
            return 0;
        });
        var made = (Change.EditionMade)desk.Made(draft, written ?? request.FileName, (by, TimeProvider.System.GetUtcNow()));
        workspace.Store.Write([made with { Edition = made.Edition with { Sequence = sequence } }]);
        return new() { IsLast = true, Out = [Citation.Line(request, draft.Hash)], Sentences = [.. Sentences(draft, file)] };
    }

    // Beside a server pages are written on while it is drafted: it is of one state of the records.
    static (EditionDraft Draft, long Sequence)? Drafted(IStore store, EditionDesk desk, EditionRequest request, CancellationToken cancellation)
    {
        for (var tried = 0; tried < Tries; tried++)
        {
            cancellation.ThrowIfCancellationRequested();
            var sequence = store.RecordSequence;
            var draft = desk.Draft(Viewer.Owner, request);
            if (store.RecordSequence == sequence) return (draft, sequence);
        }

        return null;
    }

    static IEnumerable<string> Sentences(EditionDraft draft, string file)
    {
        var (request, counts) = (draft.Request, draft.Counts);
        yield return $"Wrote {file}: {EntityText.Count(counts.Claims, "claim")} of {EntityText.Count(counts.Documents, "document")}, {EntityText.Count(counts.Texts, "text")}.";
        if (counts.LeftOut > 0) yield return $"{EntityText.Count(counts.LeftOut, "claim")} left out: not reviewed{(request.IncludeProposals ? " and held against somebody" : "")}, or rejected; selection.json has the counts.";
        if (counts.Claims == 0) yield return "No claim of it is reviewed: accept some first (`quipu serve`), or add --include-proposals.";
    }

    static WorkLine Stopped(string why) => new() { IsLast = true, Stopped = why };
}

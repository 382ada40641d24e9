using Quipu.Sources;

namespace Quipu;

/// <summary>
/// Where the stages meet: everything a source offers is captured, parsed, read and kept, in the source's order.
/// What was done before is skipped; what cannot be read is a row with a reason; a run that was killed is finished by the next one with the same records.
/// </summary>
public static class Ingest
{
    /// <summary>Reads a source into a workspace. The caller holds the workspace's lock.</summary>
    /// <exception cref="QuipuException">The source itself is not there.</exception>
    public static IngestResult Run(Workspace workspace, ISource source, IngestOptions options, CancellationToken cancellation)
    {
        workspace.Captures.Tidy();
        var tally = new IngestTally(options);
        try
        {
            tally.Expect(options.Under is { } under ? under.Cover(source.Items(cancellation)) : [.. source.Items(cancellation)]);
            using var intake = new Intake(workspace, options, cancellation);
            var batch = new IngestBatch(workspace.Store, options);
            foreach (var step in intake.Start(tally.Items)) // captured, skipped where done, parsed; read in parallel
            {
                batch.Add(step);                            // kept, a capture's records together
                tally.Count(step);
            }

            batch.Flush();
            options.Under?.Write();
            // Origins and joins, from everything there is. A stopped run leaves them to the one that ends it: canonical ids are minted once, so minting from
            // a part would end in other ids than an undisturbed run.
            if (options.Joins && !cancellation.IsCancellationRequested) workspace.Store.Write([new Change.Assembled()]);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Before the first file: nothing to finish.
        }
        catch (StorageException e)
        {
            tally.Stop(e.Message);
        }

        return tally.Result(cancellation.IsCancellationRequested);
    }
}

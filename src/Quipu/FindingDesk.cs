namespace Quipu;

/// <summary>Brings the findings that a store keeps up to what it has on record.</summary>
public sealed class FindingDesk
{
    /// <summary>A desk of a workspace; one for each process that writes.</summary>
    /// <param name="network">The network that others use too; null: one of its own.</param>
    public static FindingDesk Of(Workspace workspace, TimeProvider time, NetworkDesk? network = null) => throw new NotImplementedException();

    /// <summary>Runs what must be run since the last time, and keeps what changed; at once where nothing did. The caller holds the workspace's lock.</summary>
    /// <returns>How many findings and leads appeared, changed or no longer hold.</returns>
    public int Refresh(CancellationToken cancellation = default) => throw new NotImplementedException();
}

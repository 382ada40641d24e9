using Quipu.Model;

namespace Quipu.Network.Snapshots;

/// <summary>What of a snapshot rests on some documents: the ties of their claims, and what they say about those of others.</summary>
sealed class DocumentTies(Snapshot network, IEnumerable<DocumentId> documents)
{
    readonly bool[] _documents = network.Words.Among(documents.Select(d => d.Value));

    /// <summary>Ties that these documents say, or these claims wherever they stand; by number, in order.</summary>
    internal List<int> Said(IEnumerable<ClaimId> claims)
    {
        var (isRead, said) = (network.Words.Among(claims.Select(c => c.Value)), new List<int>());
        var ties = network.Ties.Span;
        for (var tie = 0; tie < ties.Length; tie++)
            if (!ties[tie].FromRegister && (_documents[ties[tie].Document] || isRead[ties[tie].Evidence])) said.Add(tie);
        return said;
    }

    /// <summary>Claims that stand in law where one of the documents said.</summary>
    internal List<ClaimId> Standing()
    {
        var found = new List<ClaimId>();
        var steps = network.Steps.Span;
        foreach (ref readonly var tie in network.Ties.Span)
            foreach (ref readonly var step in steps.Slice(tie.FirstStep, tie.Steps))
                if (_documents[step.Document])
                {
                    found.Add(new(network.Words[tie.Evidence]));
                    break;
                }

        return found;
    }

    /// <summary>Who denied something in one of the documents, or was in proceedings.</summary>
    internal List<EntityId> Answering()
    {
        var found = new List<EntityId>();
        foreach (ref readonly var tie in network.Ties.Span)
            if (_documents[tie.Document] && network.Words[tie.Relation].Split('.')[0] is "denies" or "proceeding") found.Add(network.IdOf(tie.From));
        return found;
    }
}

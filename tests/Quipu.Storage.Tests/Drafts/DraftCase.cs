using Quipu.Access;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Publishing.Drafts;
using Quipu.Reading;
using Quipu.Search;
using Quipu.Sources;
using Quipu.Tests;
using Xunit;

namespace Quipu.Storage.Tests.Drafts;

/// <summary>A small record of an invented port, for drafts to be held against; its claims are proposals until they are accepted.</summary>
public sealed class DraftCase : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly MatchIndex _matching;

    static readonly (string Name, string Text)[] _articles =
    [
        ("a.txt", "Mayor of Puerto Zarza Held\n\nPublished: 2030-02-04\n\nHugo Varelio Montes, the mayor of Puerto Zarza, was arrested on Monday, accused of taking bribes. According to prosecutor Lidia Ferrán Osores, Varelio received $40,000 from the company Altacruz. His lawyer, Ramiro Solís Cuba, denied the charges against Varelio.\n"),
        ("b.txt", "Former Treasurer Acquitted\n\nPublished: 2030-05-03\n\nA court in Puerto Zarza acquitted Delia Casanto Ruiz, the former treasurer, of embezzlement on Friday. Casanto had been charged with embezzlement in 2029.\n"),
        ("c.txt", "Who Runs Los Garfios\n\nPublished: 2030-06-10\n\nProsecutors accuse Nilo Bastarán Peña of leading Los Garfios, a gang that extorts hauliers. The observatory Marea counted 61 homicides in Puerto Zarza in 2029.\n"),
        ("d.txt", "La panadería del puerto\n\nPublished: 2030-07-01\n\nTomás Bastarán Lugo, panadero de Puerto Zarza, abrió su tercera panadería. El observatorio Marea contó 61 homicidios en Puerto Zarza en 2029.\n"),
        ("e.txt", "The Ferryman's Fee\n\nPublished: 2030-08-01\n\nIker Solanzo Prat extorted ferrymen in Puerto Zarza for six years. Iker Solanzo Prat belongs to Los Garfios.\n"),
        ("f.txt", "Boatman Held Over the Fee\n\nPublished: 2030-09-03\n\nSimón Traverso Olmo, a boatman, was arrested on Tuesday in Puerto Zarza, accused of extorting ferrymen. A judge in Puerto Zarza said that the case would be heard in spring.\n"),
        ("g.txt", "La patrona del muelle\n\nPublished: 2030-10-01\n\nOlga Trebejo Nava fue jefa del muelle de Puerto Zarza. Sobre Olga Trebejo Nava pesa una orden de captura desde agosto.\n"),
    ];

    public DraftCase()
    {
        foreach (var (name, text) in _articles) _folder.Write("articles/" + name, text);
        Workspace = Workspace.Create(_folder.At("case.quipu"), path => SqliteStore.Open(path), TimeProvider.System);
        Quipu.Ingest.Run(Workspace, new FolderSource(_folder.At("articles")), new() { Readers = [new FrameReader()] }, CancellationToken.None);
        _matching = MatchIndex.Of(Workspace.Store);
    }

    internal Workspace Workspace { get; }

    internal void Accept() => Workspace.Store.Write([.. Paging.All(p => Workspace.Store.Claims(Viewer.Owner, new(), p)).ToList().Select((c, i) => new Change.Judged(new(new($"j{i}"), c.Claim, Verdict.Accepted, "Ana", DateTimeOffset.UnixEpoch)))]);

    internal DraftReport Check(string draft) => Check(draft, new(2031, 1, 1));

    internal DraftReport Check(string draft, DateOnly today) => new DraftChecker(Workspace.Store, Viewer.Owner, _matching, today).Check(Assert.IsType<Parsed.Readable>(DraftFile.OfText(draft, default)).Document);

    public void Dispose()
    {
        _matching.Dispose();
        Workspace.Dispose();
        _folder.Dispose();
    }
}

using Quipu.Access;
using Xunit;

namespace Quipu.Storage.Tests.Ingest;

public sealed class CaptureCheckTest : IDisposable
{
    readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void A_sound_workspace_has_no_faults()
    {
        Fill();
        Assert.Empty(Faults());
    }

    [Fact]
    public void A_changed_capture_and_a_missing_one_are_found()
    {
        Fill();
        using (var workspace = _desk.Open())
        {
            var captures = workspace.Store.AllCaptures(Viewer.Owner).Where(c => c.Location.EndsWith(".txt", StringComparison.Ordinal)).ToList();
            File.AppendAllText(workspace.Captures.FileOf(captures[0].Id), "x");
            File.Delete(workspace.Captures.FileOf(captures[1].Id));
        }

        var faults = Faults();
        Assert.Equal(2, faults.Count);
        Assert.Contains(faults, f => f.Reason.Contains("has been changed", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Reason.Contains("is missing", StringComparison.Ordinal));
    }

    void Fill()
    {
        _desk.WriteMany(4);
        _desk.Write("page.html", "<html><body><nav>Home</nav><article><h1>The port</h1><p>Pedro Kab met Lucia Mab in the port on Monday, prosecutors said.</p></article></body></html>");
        _desk.Write("rows.jsonl", """{"title":"One","text":"Pedro Kya paid Lucia Mya."}""" + "\n" + """{"title":"Two","text":"Pedro Kyb paid Lucia Myb."}""" + "\n");
        _desk.Write("titled.txt", "Pedro Kab met Lucia Mab. And more was said.");
        _desk.Write("titled.json", """{"title":"Pedro Kab met Lucia Mab"}""");
        Assert.Equal(8, _desk.Read().Documents);
    }

    List<CheckFault> Faults()
    {
        using var workspace = _desk.Open();
        return [.. CaptureCheck.Run(workspace, Viewer.Owner, null, CancellationToken.None)];
    }
}

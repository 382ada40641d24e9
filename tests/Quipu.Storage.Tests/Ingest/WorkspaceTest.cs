using Quipu.Tests;
using Xunit;

namespace Quipu.Storage.Tests.Ingest;

public sealed class WorkspaceTest : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_workspace_is_made_once_and_opened_after()
    {
        using (var made = Create()) Assert.Equal("desk", made.Card.Name);
        using var opened = Workspace.Open(_folder.At("desk.quipu"), p => SqliteStore.Open(p));
        Assert.Equal(1, opened.Card.Version);
    }

    [Fact]
    public void A_folder_with_other_things_is_not_taken_for_a_workspace()
    {
        _folder.Write("desk.quipu/article.txt", "x");
        Assert.Contains("article.txt", Assert.Throws<QuipuException>(Create).Message, StringComparison.Ordinal);
        Assert.Contains("not a workspace", Assert.Throws<QuipuException>(() => Workspace.Open(_folder.At("desk.quipu"), p => SqliteStore.Open(p))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_killed_first_run_left_is_taken_over()
    {
        _folder.Write("desk.quipu/lock.held", "");
        _folder.Write("desk.quipu/workspace.json.17.part", "{");
        Directory.CreateDirectory(_folder.At("desk.quipu/captures"));
        using var workspace = Create();
        Assert.True(Workspace.IsAt(workspace.Path));
    }

    [Fact]
    public void A_newer_workspace_is_refused_with_a_sentence()
    {
        _folder.Write("desk.quipu/workspace.json", """{"name":"desk","created":"2031-01-01T00:00:00Z","version":99}""");
        Assert.Contains("Install a newer Quipu", Assert.Throws<NewerStoreException>(Create).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_process_writes_and_the_other_is_told_who()
    {
        using var workspace = Create();
        using (workspace.Lock("http://127.0.0.1:5290", TimeProvider.System))
        {
            var busy = Assert.Throws<WorkspaceBusyException>(() => workspace.Lock(null, TimeProvider.System));
            Assert.Contains($"process {Environment.ProcessId}", busy.Message, StringComparison.Ordinal);
            Assert.Contains("http://127.0.0.1:5290", busy.Message, StringComparison.Ordinal);
        }

        Assert.Null(WorkspaceLock.Owner(workspace.Path));
        workspace.Lock(null, TimeProvider.System).Dispose();
    }

    [Fact]
    public void The_lock_of_a_dead_process_is_taken_over_and_another_hosts_is_not()
    {
        using var workspace = Create();
        var card = _folder.At("desk.quipu/lock");
        File.WriteAllText(card, $$"""{"Process":999999,"Host":"{{Environment.MachineName}}","Since":"2031-01-01T00:00:00+00:00","Url":null}""");
        Assert.Null(WorkspaceLock.Owner(workspace.Path));
        workspace.Lock(null, TimeProvider.System).Dispose();
        File.WriteAllText(card, """{"Process":1,"Host":"elsewhere","Since":"2031-01-01T00:00:00+00:00","Url":null}""");
        Assert.Contains("delete", Assert.Throws<WorkspaceBusyException>(() => workspace.Lock(null, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hand_off_is_for_its_user_alone_and_only_while_somebody_has_the_lock()
    {
        using var workspace = Create();
        using (workspace.Lock("http://127.0.0.1:5290", TimeProvider.System))
        {
            new HandOff("http://127.0.0.1:5290", "secret").Write(workspace.Path);
            Assert.Equal("secret", HandOff.Read(workspace.Path)?.Token);
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.At("desk.quipu/lock.handoff.json")));
        }

        Assert.Null(HandOff.Read(workspace.Path));
        Assert.DoesNotContain("secret", new HandOff("u", "secret").ToString(), StringComparison.Ordinal);
    }

    Workspace Create() => Workspace.Create(_folder.At("desk.quipu"), p => SqliteStore.Open(p), TimeProvider.System);
}

using Quipu.Access;
using Quipu.Model;
using Quipu.Search;
using Xunit;

namespace Quipu.Storage.Tests.Protected;

public sealed class ProtectedReadingTest : IDisposable
{
    const string Story = "Harbour pays twice\n\nProsecutors in the port said that Pedro Kaa paid Lucia Maa for the contract. Rosa Quintanar saw it.\n";

    readonly ProtectedCase _case = new();

    [Fact]
    public void What_a_source_gave_is_sealed_under_a_number_and_masked()
    {
        _case.Files.Write("secretfolder/secretname.txt", Story);
        _case.Files.Write("secretfolder/secretname.json", "{\"author\":\"Secretauthor\"}");
        Assert.Equal((1, 0), (_case.Read().Documents, _case.Log().Count(r => r.IsFailure)));
        var document = Assert.Single(_case.Documents);
        Assert.Equal(("protected/Source-A/1", "Source-A", true), (document.Location, document.Publisher, document.Capture.IsSealed));
        Assert.All(_case.Store.Documents(Viewer.Owner, new(), new()).Rows.Select(r => r.Head), h => Assert.Equal((true, false), (h.IsConfidential, h.IsPublished)));
        Assert.Contains("Source-A saw it.", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", _case.Bytes(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Quintanar", _case.Bytes(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(ContentHash.Sha256(System.Text.Encoding.UTF8.GetBytes(Story)), _case.Bytes(), StringComparison.Ordinal);
        Assert.Equal(2, _case.Store.AllCaptures(Viewer.Owner).Count(c => c.Id.IsSealed));
        Assert.Null(_case.Workspace.Captures.Read(document.Capture, out var fault));
        Assert.Contains("sealed", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_run_reads_nothing_again_and_names_written_anew_are_masked_anew()
    {
        _case.Files.Write("a.txt", Story);
        _case.Files.Write("b.txt", "Another story\n\nLucia Maa met the Heron in the port, Pedro Kaa said.\n");
        _case.Read();
        var ids = _case.Documents.Select(d => d.Id).ToList();
        Assert.Equal((0, 2), (_case.Read().Documents, _case.Read().Skipped));
        Assert.Equal(ids, _case.Documents.Select(d => d.Id));
        _case.Source = _case.Desk.WriteAnew(_case.Vault, ProtectedCase.Called, ProtectedCase.Rosa with { Aliases = ["the Heron"] }, out _)!;
        Assert.Equal(2, _case.Read().Documents);
        Assert.Equal(2, _case.Documents.Length);
        Assert.DoesNotContain(_case.Documents, d => d.Text.Contains("Heron", StringComparison.Ordinal));
        Assert.Empty(_case.Check(_case.Vault, out _));
    }

    /// <summary>Typed after the source was protected: seen when the passphrase is given again to read more, and not before.</summary>
    [Fact]
    public void What_the_desk_wrote_since_loses_the_names_when_more_is_read()
    {
        _case.Store.Write([new Change.BackupNoted("/mnt/ROSA QUINTANAR usb", null, "ana", DateTimeOffset.UnixEpoch), new Change.BackupNoted("/mnt/heron", null, "ana", DateTimeOffset.UnixEpoch)]);
        Assert.Contains("QUINTANAR usb", _case.Bytes(), StringComparison.Ordinal);
        var reading = Quipu.ProtectedReading.Begin(_case.Workspace, _case.Vault, _case.Source, out _)!;
        Assert.Equal((1, 0), (reading.VeilDesk("ana"), reading.VeilDesk("ana")));
        Assert.Equal(["/mnt/Source-A usb", "/mnt/heron"], _case.Store.Backups(Viewer.Owner).Select(b => b.Place).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Quintanar", _case.Bytes(), StringComparison.OrdinalIgnoreCase);
        // Lines of the desk's are none of the material's.
        Assert.Empty(reading.LinesAlone);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_row_that_names_nothing_and_keeps_its_number()
    {
        _case.Files.Write("secret1.pdf", "%PDF-1.7 secret");
        _case.Files.Write("secret2.txt", Story);
        File.CreateSymbolicLink(_case.Files.At("articles/secret3.txt"), "/nowhere/secret");
        for (var run = 0; run < 2; run++)
        {
            var failures = _case.Read().Failures;
            Assert.Equal(["protected/Source-A/1", "protected/Source-A/3"], failures.Select(f => f.Location));
            Assert.All(failures, f => Assert.DoesNotContain("secret", f.Reason, StringComparison.Ordinal));
            Assert.Contains("files of this kind (.pdf) are not read", failures[0].Reason, StringComparison.Ordinal);
            Assert.Contains("not there or may not be opened", failures[1].Reason, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("secret", _case.Bytes(), StringComparison.OrdinalIgnoreCase);
        var revealed = _case.Desk.Reveal(_case.Source, ProtectedCase.Passphrase, "to mend it", out _)!;
        Assert.Equal(["secret1.pdf", "secret2.txt", "secret3.txt"], revealed.Places.OrderBy(p => p.Number).Select(p => p.Place.Location));
        Assert.Contains("PDF", Assert.Single(revealed.Places[0].Place.Faults), StringComparison.Ordinal);
        Assert.Contains("/nowhere/secret", Assert.Single(revealed.Places[2].Place.Faults), StringComparison.Ordinal);
        _case.Files.Write("secret0.txt", Story + "New.");
        _case.Read();
        Assert.Equal(["protected/Source-A/2", "protected/Source-A/4"], _case.Documents.Select(d => d.Location).Order(StringComparer.Ordinal));
    }

    /// <summary>What stands behind the dot may be anybody's name: only kinds that everybody knows are told.</summary>
    [Theory]
    [InlineData("a.rosaquintanar", "\u0001\u0002secret", "there is no text in it")]
    [InlineData("a.eml", "From: secret <s@x.example>\nContent-Type: application/pkcs7-mime; name=secret.p7m\n\nx\n", "there is no text in it")]
    [InlineData("a.txt", "From: secret <s@x.example>\nTo: secret\nSubject: secret\n", "nothing was left of its text but headers")]
    [InlineData("a.docx", "PK\u0003\u0004secret", "files of this kind (.docx) are not read")]
    public void The_kind_of_reason_is_told_and_nothing_of_the_file(string name, string content, string why)
    {
        _case.Files.Write(name, content);
        var reason = Assert.Single(_case.Read().Failures).Reason;
        Assert.StartsWith($"A file of Source-A could not be read: {why}", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("quintanar", _case.Bytes(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_mail_of_a_source_is_its_words_alone()
    {
        _case.Files.Write("secret.eml", "From: Rosa Quintanar <secret@x.example>\nTo: secret\nMessage-ID: <secret@x.example>\nSubject: secret\nDate: Mon, 3 Mar 2031 10:00:00 +0000\nContent-Type: multipart/mixed; boundary=b\n\n" +
            "--b\nContent-Type: text/plain; charset=utf-8\n\n" + Story + "\n--b\nContent-Type: application/pdf; name=secret.pdf\n\nx\n--b--\n");
        Assert.Equal(1, _case.Read().Documents);
        var document = Assert.Single(_case.Documents);
        Assert.Equal(("Harbour pays twice", "Source-A", null, "mail/1"), (document.Title, document.Publisher, document.Published, document.Format));
        Assert.Contains("The mail has 1 attachment, which was not read.", document.Doubts);
        Assert.DoesNotContain("secret", _case.Bytes(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(_case.Check(_case.Vault, out _));
        // Who may know it, finds it with the capture.
        Assert.Contains("secret", Revealed().Places[0].Place.Metadata);
    }

    [Fact]
    public void The_check_proves_what_is_sealed_with_the_passphrase_and_counts_it_without()
    {
        _case.Files.Write("a.txt", Story);
        _case.Read();
        Assert.Empty(_case.Check(null, out var shut));
        Assert.Equal(1, shut.Sealed);
        Assert.Empty(_case.Check(_case.Vault, out var open));
        Assert.Equal((1, 0), (open.Captures, open.Sealed));
        var file = Directory.EnumerateFiles(_case.Workspace.Captures.Sealed.Path).Single();
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Contains("changed", Assert.Single(_case.Check(_case.Vault, out _)).Reason, StringComparison.Ordinal);
        File.Delete(file);
        Assert.Contains("missing", Assert.Single(_case.Check(null, out _)).Reason, StringComparison.Ordinal);
        _case.Read(_case.Files.Options() with { Readers = [_case.Files.Reader] });
        Assert.Empty(_case.Check(_case.Vault, out _)); // what was lost is put back from the file
    }

    [Fact]
    public void A_capture_put_in_the_place_of_another_is_seen()
    {
        _case.Files.Write("a.txt", Story);
        _case.Files.Write("b.txt", Story + "More.");
        _case.Read();
        var files = Directory.EnumerateFiles(_case.Workspace.Captures.Sealed.Path).ToList();
        File.Copy(files[0], files[1], overwrite: true);
        Assert.NotEmpty(_case.Check(_case.Vault, out _));
    }

    [Fact]
    public void Each_look_is_written_down_without_a_name_a_failed_one_too()
    {
        Assert.Null(_case.Desk.Reveal(_case.Source, "not the passphrase", "because Rosa Quintanar asked", out var fault));
        Assert.Equal(ProtectedDesk.WrongPassphrase, fault);
        Assert.Equal("Rosa Quintanar Vega", _case.Desk.Reveal(_case.Source, ProtectedCase.Passphrase, "Rosa Quintanar asked to be named", out _)!.Identity.Name);
        var reveals = _case.Store.Protected.Reveals(Viewer.Owner, _case.Source.Id, Paging.First).Rows;
        Assert.Equal([("ana", true, "Source-A asked to be named"), ("ana", false, null)], reveals.Select(r => (r.By, r.Opened, r.Reason)));
        Assert.Equal(2, _case.Log().Count(r => r.Kind == "reveal"));
        Assert.DoesNotContain("Quintanar", _case.Bytes(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_not_see_everything_is_told_of_no_source()
    {
        _case.Files.Write("a.txt", Story);
        _case.Read();
        var guest = new Viewer("guest", [DatasetName.Default]);
        var records = _case.Store.Protected;
        Assert.Equal((0, null, null, 0, 0), (records.Sources(guest, Paging.First).Total, records.Source(guest, ProtectedCase.Called), records.Identity(guest, _case.Source.Id), records.Records(guest, null).Length,
            records.Reveals(guest, _case.Source.Id, Paging.First).Total));
        var row = records.Source(Viewer.Owner, ProtectedCase.Called)!;
        Assert.Equal((1, true), (row.Documents, row.Claims == _case.Store.Claims(Viewer.Owner, new() { Protected = _case.Source.Id }, Paging.First).Total && row.Claims > 0));
        Assert.Equal(0, _case.Store.Documents(Viewer.Owner, new() { Protected = new("other") }, Paging.First).Total);
    }

    [Fact]
    public void A_forgotten_document_of_a_source_goes_with_its_capture_and_does_not_come_back()
    {
        _case.Files.Write("a.txt", Story);
        _case.Read();
        var document = _case.Documents[0];
        _case.Store.Write([new Change.Forgotten(document.Id, "ana", DateTimeOffset.UnixEpoch)]);
        _case.Workspace.Captures.Remove(document.Capture);
        Assert.Empty(Revealed().Places);
        Assert.Equal((1, Story.Length), (Assert.Single(Revealed().Captures).Number, (int)Revealed().Captures[0].Proof.Length));
        Assert.Equal(0, _case.Read().Documents);
        // Nor is it written down again where it lies.
        Assert.Empty(Revealed().Places);
        Assert.Empty(_case.Documents);
        Assert.Empty(Directory.EnumerateFiles(_case.Workspace.Captures.Sealed.Path));
    }

    [Fact]
    public void Every_place_of_a_forgotten_document_goes_and_those_of_others_stay()
    {
        _case.Files.Write("a.txt", Story);
        _case.Files.Write("b.txt", Story); // the same bytes at another place
        _case.Files.Write("c.txt", "Another story\n\nLucia Maa met Pedro Kaa in the port.\n");
        _case.Read();
        Assert.Equal(["a.txt", "b.txt", "c.txt"], Revealed().Places.Select(p => p.Place.Location).Order(StringComparer.Ordinal));
        var document = _case.Documents.Single(d => d.Text.StartsWith("Harbour", StringComparison.Ordinal));
        _case.Store.Write([new Change.Forgotten(document.Id, "ana", DateTimeOffset.UnixEpoch)]);
        _case.Workspace.Captures.Remove(document.Capture);
        Assert.Equal("c.txt", Assert.Single(Revealed().Places).Place.Location);
        Assert.Empty(_case.Check(_case.Vault, out _));
    }

    [Fact]
    public void One_word_of_a_name_in_the_reason_of_a_look_is_masked_too()
    {
        _case.Desk.Reveal(_case.Source, ProtectedCase.Passphrase, "ROSA and the Tuna agreed, write to r@x.example", out _);
        Assert.Equal("Source-A and the Source-A agreed, write to [address]", _case.Store.Protected.Reveals(Viewer.Owner, _case.Source.Id, Paging.First).Rows[0].Reason);
        Assert.DoesNotContain(_case.Log(), r => r.Message.Contains("Rosa", StringComparison.OrdinalIgnoreCase));
    }

    RevealedSource Revealed() => _case.Desk.Reveal(_case.Source, ProtectedCase.Passphrase, "to see what is kept", out _)!;

    [Fact]
    public void Another_passphrase_leaves_no_way_in_by_the_old_one()
    {
        var old = _case.Store.Protected.Vault(Viewer.Owner)!;
        Assert.NotNull(_case.Desk.Lock(_case.Vault, "short"));
        Assert.Null(_case.Desk.Lock(_case.Vault, "the ford has moved since"));
        Assert.Null(ProtectedDesk.Open(_case.Store, ProtectedCase.Passphrase, out _));
        Assert.NotNull(ProtectedDesk.Open(_case.Store, "the ford has moved since", out _));
        Assert.DoesNotContain(System.Text.Encoding.Latin1.GetString(old.WrappedKey[12..60]), _case.Bytes(), StringComparison.Ordinal);
    }

    public void Dispose() => _case.Dispose();
}

using System.IO.Compression;
using System.Text;
using Quipu.Access;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Patterns.Library;
using Quipu.Publishing.Corrections;
using Quipu.Publishing.Leavings;
using Xunit;

namespace Quipu.Storage.Tests.Patterns;

/// <summary>A bundle proves itself; and whatever somebody does to it afterwards is seen.</summary>
public sealed class BundleCheckTest : IDisposable
{
    const string Slug = "money-office-loop";

    readonly KeptCase _kept = new(Slug + "/fires-1");
    readonly SigningKey _key;

    public BundleCheckTest() => _key = SigningKey.Of(_kept.Workspace.Path);

    public void Dispose()
    {
        _key.Dispose();
        _kept.Dispose();
    }

    static byte[]? Bytes(CaptureId id) => null;

    byte[] Evidence()
    {
        using var to = new MemoryStream();
        foreach (var document in _kept.Store.AllDocuments(Viewer.Owner)) Assert.Equal(document.Capture, _kept.Workspace.Captures.Keep(Encoding.UTF8.GetBytes(document.Location[..^4] + document.Text)));
        EvidenceBundle.Write(_kept.Store, Viewer.Owner, new() { Captures = _kept.Workspace.Captures, Key = _key }, to);
        return to.ToArray();
    }

    byte[] Finding()
    {
        foreach (var claim in _kept.Story.Claims.Values) _kept.Judge(claim, Claims.Verdict.Accepted);
        _kept.Desk.Refresh();
        using var to = new MemoryStream();
        new FindingBundle(_kept.Store, Viewer.Owner, PatternLibrary.Find(Slug), Bytes) { Key = _key }.Write(_kept.Told(Slug), to);
        return to.ToArray();
    }

    byte[] Correction()
    {
        using var departure = new Departure();
        foreach (var claim in _kept.Store.AllClaims(Viewer.Owner)) departure.Carry(claim);
        _kept.Store.Write([departure.Left(new(LeavingId.New(), new(2031, 3, 1, 9, 0, 0, TimeSpan.Zero), "Rita", LeavingAct.Export, "claims", ""))]);
        _kept.Judge(_kept.Story.Claims["c2"], Claims.Verdict.Rejected);
        var corrected = _kept.Story.Claims["c5"];
        _kept.Store.Write([new Change.Judged(new(new("corrected"), corrected, Claims.Verdict.Corrected, "Rita", new(2031, 3, 2, 9, 0, 0, TimeSpan.Zero), null, corrected with { Modality = Modality.Possible }))]);
        using var to = new MemoryStream();
        new CorrectionFile(_kept.Store, Viewer.Owner, Bytes) { Key = _key }.Write(new CorrectionDesk(_kept.Store).All(Viewer.Owner)[0], to);
        return to.ToArray();
    }

    byte[] Made(string kind) => kind switch { "evidence" => Evidence(), "finding" => Finding(), _ => Correction() };

    [Theory]
    [InlineData("evidence")]
    [InlineData("finding")]
    [InlineData("corrections")]
    public void What_was_made_here_is_sound_and_signed_and_the_same_bytes_each_time(string kind)
    {
        var bundle = Made(kind);
        var report = Check(bundle);
        Assert.Empty(report.Faults);
        Assert.Equal((kind, _key.Fingerprint), (report.Kind, report.Fingerprint));
        Assert.True(report.Claims > 0 && report.Texts > 0, $"{report}");
        Assert.Empty(Check(bundle, _key.Fingerprint).Faults);
        if (kind == "evidence") Assert.Equal(bundle, Evidence());
        Assert.DoesNotContain("PRIVATE KEY", Encoding.UTF8.GetString(bundle), StringComparison.Ordinal);
        Assert.DoesNotContain(Unpacked(bundle), p => Encoding.UTF8.GetString(p.Value).Contains("PRIVATE KEY", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("evidence")]
    [InlineData("finding")]
    [InlineData("corrections")]
    public void A_flipped_byte_in_any_part_is_seen(string kind)
    {
        var parts = Unpacked(Made(kind));
        foreach (var (part, bytes) in parts)
            foreach (var at in new[] { 0, bytes.Length / 2, bytes.Length - 1 })
            {
                var flipped = bytes.ToArray();
                flipped[at] ^= 1;
                Assert.NotEmpty(Check(Packed(With(parts, part, flipped))).Faults);
            }
    }

    [Theory]
    [InlineData("evidence")]
    [InlineData("finding")]
    [InlineData("corrections")]
    public void A_part_that_is_gone_cut_or_added_is_seen(string kind)
    {
        var parts = Unpacked(Made(kind));
        foreach (var part in parts.Keys.Where(p => p != BundleSignature.Part).ToList())
        {
            Assert.NotEmpty(Check(Packed(parts.Where(p => p.Key != part).ToDictionary())).Faults);
            Assert.NotEmpty(Check(Packed(With(parts, part, parts[part][..^1]))).Faults);
        }

        var fault = Assert.Single(Check(Packed(With(parts, "texts/more.txt", "more"u8.ToArray()))).Faults);
        Assert.Equal(("texts/more.txt", "It is not on the list of parts: somebody added it."), (fault.Part, fault.Reason));
        // Everything that Quipu makes is signed: without its signature it was stripped.
        var unsigned = Packed(parts.Where(p => p.Key != BundleSignature.Part).ToDictionary());
        Assert.Contains("Nobody signed it", Assert.Single(Check(unsigned).Faults).Reason, StringComparison.Ordinal);
        Assert.Null(Check(unsigned).Fingerprint);
        Assert.Contains("Nobody signed it", Assert.Single(Check(unsigned, _key.Fingerprint).Faults).Reason, StringComparison.Ordinal);
    }

    /// <summary>Somebody who changes a part and its hash in the list: what the parts say of each other, and the signature, still tell.</summary>
    [Theory]
    [InlineData("evidence", "claims.jsonl", "\"quote\":{\"text\":\"", "\"quote\":{\"text\":\"Not ", "does not stand at its place")]
    [InlineData("evidence", "claims.jsonl", "\"modality\":\"", "\"was_modality\":\"", "no modality")]
    [InlineData("evidence", "claims.jsonl", "\"standing\":", "\"stood\":", "no standing in law")]
    [InlineData("evidence", "claims.jsonl", "\"attribution\":", "\"said\":", "no attribution")]
    [InlineData("evidence", "claims.jsonl", "\"answers\":", "\"replies\":", "no place for its answers")]
    [InlineData("evidence", "claims.jsonl", "\"review\":", "\"seen\":", "no review")]
    [InlineData("finding", "finding.json", "\"quote\": \"", "\"quote\": \"Not ", "otherwise than claims.jsonl")]
    [InlineData("finding", "finding.json", "\"said\": ", "\"sayd\": ", "without its status")]
    [InlineData("finding", "hops.csv", "\n", ",more\n", "cells and should have")]
    [InlineData("corrections", "corrections.json", "\"was\": ", "\"wash\": ", "how")]
    public void A_part_changed_together_with_the_list_is_seen(string kind, string part, string from, string to, string reason)
    {
        var parts = Unpacked(Made(kind));
        var text = Encoding.UTF8.GetString(parts[part]);
        var at = part == "hops.csv" ? text.LastIndexOf(from, StringComparison.Ordinal) : text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{part} has no {from}");
        var faults = Check(Packed(Listed(parts, part, Encoding.UTF8.GetBytes(text[..at] + to + text[(at + from.Length)..])))).Faults;
        Assert.Contains(faults, f => f.Part == part && f.Reason.Contains(reason, StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Part == BundleSignature.Part);
    }

    [Fact]
    public void A_text_or_capture_that_was_exchanged_together_with_the_list_is_seen()
    {
        var parts = Unpacked(Evidence());
        var (text, capture) = (parts.Keys.First(p => p.StartsWith("texts/", StringComparison.Ordinal)), parts.Keys.First(p => p.StartsWith("archive/", StringComparison.Ordinal)));
        // After the last quote, so that every quote stands.
        Assert.Contains(Check(Packed(Listed(parts, text, [.. parts[text], .. " And more."u8]))).Faults, f => f.Part == text && f.Reason.Contains("another text", StringComparison.Ordinal));
        Assert.Contains(Check(Packed(Listed(parts, capture, [.. parts[capture], .. " "u8]))).Faults, f => f.Part == capture && f.Reason.Contains("not those that it is named by", StringComparison.Ordinal));
    }

    /// <summary>The whole list made anew by somebody who leaves the signature out: status, answers and the page changed together.</summary>
    [Theory]
    [InlineData("evidence", "alleged")]
    [InlineData("finding", "alleged")]
    [InlineData("corrections", "possible")]
    public void A_bundle_made_anew_without_its_signature_is_not_sound(string kind, string modality)
    {
        var parts = Unpacked(Made(kind)).Where(p => p.Key != BundleSignature.Part).ToDictionary();
        parts = Listed(parts, "claims.jsonl", Replaced(parts["claims.jsonl"], $"\"modality\":\"{modality}\"", "\"modality\":\"stated\""));
        Assert.Contains(Check(Packed(parts)).Faults, f => f.Part.Length == 0 && f.Reason.Contains("its signature was taken away", StringComparison.Ordinal));
        Assert.Contains(Check(Packed(parts)).Faults, f => f.Part == "index.html");
    }

    [Theory]
    [InlineData("evidence", "alleged", "stated")]
    [InlineData("evidence", "no proceeding on record", "convicted")]
    [InlineData("finding", "convicts nobody", "convicts them")]
    [InlineData("finding", "alleged", "stated")]
    [InlineData("corrections", "no longer to be used", "to be used")]
    [InlineData("corrections", "</body>", "<p>Is guilty.</p></body>")]
    public void A_page_that_says_other_than_the_claims_is_seen(string kind, string from, string to)
    {
        var parts = Unpacked(Made(kind));
        var faults = Check(Packed(Signed(Listed(parts, "index.html", Replaced(parts["index.html"], from, to))))).Faults;
        Assert.Equal("index.html", Assert.Single(faults).Part);
    }

    [Theory]
    [InlineData("finding", "finding.json", "\"said\": \"alleged", "\"said\": \"stated")]
    [InlineData("corrections", "corrections.json", "\"status\": \"possible", "\"status\": \"stated")]
    public void A_status_that_is_not_that_of_the_claims_is_seen_however_it_is_signed(string kind, string part, string from, string to)
    {
        var parts = Unpacked(Made(kind));
        Assert.Contains(Check(Packed(Signed(Listed(parts, part, Replaced(parts[part], from, to))))).Faults, f => f.Part == part && f.Reason.Contains("another status than claims.jsonl", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bundle_of_nothing_and_one_of_no_kind_are_faults()
    {
        var empty = Signed(new() { ["datapackage.json"] = """{"resources":[]}"""u8.ToArray() });
        Assert.Contains(Check(Packed(empty)).Faults, f => f.Reason.Contains("none of the bundles", StringComparison.Ordinal));
        var parts = Unpacked(Evidence());
        // A part that is taken out together with its line in the list.
        foreach (var part in new[] { "claims.jsonl", "pages/pages.jsonl", "index.html" })
            Assert.NotEmpty(Check(Packed(Signed(Unlisted(parts, part)))).Faults);
    }

    [Fact]
    public void A_text_with_a_sign_that_stands_for_half_a_character_is_no_excuse()
    {
        var parts = Unpacked(Evidence());
        var text = parts.Keys.First(p => p.StartsWith("texts/", StringComparison.Ordinal));
        var changed = Signed(Listed(parts, text, [.. parts[text], .. Encoding.UTF8.GetBytes(" \ufffd guilty")]));
        Assert.Contains(Check(Packed(changed)).Faults, f => f.Part == text && f.Reason.Contains("another text", StringComparison.Ordinal));
        // A document that has half a character itself is named by the same hash here and there.
        Assert.Equal(DocumentId.From(new("c"), 0, "half \ud83d"), DocumentId.From(new("c"), 0, "half \ufffd"));
    }

    [Fact]
    public void A_page_that_withholds_its_capture_says_why_and_has_the_hash_of_its_text()
    {
        var parts = Unpacked(Evidence());
        var page = Encoding.UTF8.GetString(parts["pages/pages.jsonl"]);
        var without = System.Text.RegularExpressions.Regex.Replace(page, "\"capture\":\"archive/[0-9a-f]{64}\",", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
        Assert.Contains(Check(Packed(Signed(Listed(parts, "pages/pages.jsonl", Encoding.UTF8.GetBytes(without))))).Faults, f => f.Reason.Contains("has no capture, and nothing says why", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_no_key_can_be_kept_one_is_made_for_the_file_alone()
    {
        using var folder = new Quipu.Tests.TemporaryFolder();
        using var key = SigningKey.OrPassing(folder.At("nowhere"));
        Assert.True(key.IsPassing);
        Assert.False(_key.IsPassing);
        using var to = new MemoryStream();
        EvidenceBundle.Write(_kept.Store, Viewer.Owner, new() { Captures = _kept.Workspace.Captures, Key = key }, to);
        Assert.Equal(key.Fingerprint, Check(to.ToArray()).Fingerprint);
    }

    [Fact]
    public void Another_key_is_seen()
    {
        using var folder = new Quipu.Tests.TemporaryFolder();
        Directory.CreateDirectory(folder.At("other"));
        using var other = SigningKey.Of(folder.At("other"));
        var parts = Unpacked(Evidence());
        Assert.Contains($"and not by {other.Fingerprint}", Assert.Single(Check(Packed(parts), other.Fingerprint).Faults).Reason, StringComparison.Ordinal);
        // The signature of another bundle, and of another key over this one.
        var foreign = Unpacked(Finding())[BundleSignature.Part];
        Assert.Contains(Check(Packed(With(parts, BundleSignature.Part, foreign))).Faults, f => f.Reason.Contains("does not sign this", StringComparison.Ordinal));
        using var to = new MemoryStream();
        EvidenceBundle.Write(_kept.Store, Viewer.Owner, new() { Captures = _kept.Workspace.Captures, Key = other }, to);
        Assert.Contains(Check(to.ToArray(), _key.Fingerprint).Faults, f => f.Reason.Contains($"signed by {other.Fingerprint}", StringComparison.Ordinal));
    }

    [Fact]
    public void Rubbish_is_no_bundle_and_never_a_stop()
    {
        var bundle = Evidence();
        Assert.False(Check([]).IsSound);
        Assert.False(Check("not a ZIP"u8.ToArray()).IsSound);
        Assert.False(Check(Packed(new() { ["a.txt"] = [1] })).IsSound);
        Assert.False(Check(Packed(new() { ["datapackage.json"] = "[]"u8.ToArray() })).IsSound);
        for (var at = 1; at < bundle.Length; at += bundle.Length / 40) Assert.False(Check(bundle[..at]).IsSound);
        // A part that unpacks to more than the list says is read no further.
        var bomb = With(Unpacked(bundle), "claims.jsonl", new byte[64 << 20]);
        Assert.Contains(Check(Packed(bomb)).Faults, f => f.Part == "claims.jsonl");
    }

    [Fact]
    public void A_part_that_unpacks_to_far_more_than_a_file_of_its_size_holds_is_hashed_and_never_held()
    {
        var parts = Unpacked(Evidence());
        var zeros = new byte[200 << 20];
        // A list that tells the truth of it, and one that tells more than the file can hold.
        var bomb = Packed(Signed(Listed(parts, "claims.jsonl", zeros)));
        Assert.True(bomb.Length < 2 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var faults = Check(bomb).Faults;
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Contains(faults, f => f == new BundleFault("claims.jsonl", "It is too large to be looked into."));
        Assert.True(taken < 32 << 20, $"It took {taken} bytes.");
        var list = Encoding.UTF8.GetString(parts["datapackage.json"]).Replace($"\"bytes\": {parts["claims.jsonl"].Length}", "\"bytes\": 4611686018427387904", StringComparison.Ordinal);
        Assert.Equal("It lists more bytes than a file of this size can hold, so no part was read.", Assert.Single(Check(Packed(Signed(With(parts, "datapackage.json", Encoding.UTF8.GetBytes(list))))).Faults).Reason);
    }

    [Theory]
    [InlineData("../../.bashrc")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\x.txt")]
    public void A_name_that_leads_out_of_a_folder_is_said(string name) =>
        Assert.Contains(Check(Packed(With(Unpacked(Evidence()), name, [1]))).Faults, f => f == new BundleFault(name, "Its name leads out of the folder that the bundle is unpacked into."));

    [Fact]
    public void A_pipe_is_asked_for_as_a_file()
    {
        using var pipe = new DeflateStream(new MemoryStream(Evidence()), CompressionMode.Decompress);
        Assert.Equal("It is a pipe or a device; save it as a file first.", Assert.Single(BundleCheck.Run(pipe, cancellation: TestContext.Current.CancellationToken).Faults).Reason);
    }

    [Fact]
    public void The_key_is_its_owners_alone_and_signs_the_same_bytes_alike()
    {
        var file = Path.Combine(_kept.Workspace.Path, SigningKey.FileName);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        using var again = SigningKey.Of(_kept.Workspace.Path);
        Assert.Equal(_key.Fingerprint, again.Fingerprint);
        Assert.Equal(_key.Sign("the same"u8), again.Sign("the same"u8));
        File.WriteAllText(file, "no key");
        Assert.Contains("cannot be read", Assert.Throws<StorageException>(() => SigningKey.Of(_kept.Workspace.Path)).Message, StringComparison.Ordinal);
    }

    static BundleReport Check(byte[] bundle, string? key = null) => BundleCheck.Run(new MemoryStream(bundle), key, TestContext.Current.CancellationToken);

    static Dictionary<string, byte[]> Unpacked(byte[] bundle)
    {
        using var zip = new ZipArchive(new MemoryStream(bundle));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var part = e.Open();
            using var to = new MemoryStream();
            part.CopyTo(to);
            return to.ToArray();
        });
    }

    static byte[] Replaced(byte[] part, string from, string to)
    {
        var text = Encoding.UTF8.GetString(part);
        Assert.Contains(from, text, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
    }

    // Signed anew: what the parts say of each other must tell.
    Dictionary<string, byte[]> Signed(Dictionary<string, byte[]> parts)
    {
        var signature = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { public_key = _key.PublicKey, signature = _key.Sign(parts["datapackage.json"]) });
        return With(parts, BundleSignature.Part, signature);
    }

    static Dictionary<string, byte[]> Unlisted(Dictionary<string, byte[]> parts, string part)
    {
        var list = System.Text.Json.Nodes.JsonNode.Parse(parts["datapackage.json"])!;
        var resources = list["resources"]!.AsArray();
        resources.Remove(resources.Single(r => (string)r!["path"]! == part));
        return With(parts.Where(p => p.Key != part).ToDictionary(), "datapackage.json", Encoding.UTF8.GetBytes(list.ToJsonString()));
    }

    static Dictionary<string, byte[]> With(Dictionary<string, byte[]> parts, string part, byte[] bytes) => new(parts) { [part] = bytes };

    // The part changed, and its line in the list too.
    static Dictionary<string, byte[]> Listed(Dictionary<string, byte[]> parts, string part, byte[] bytes)
    {
        var list = Encoding.UTF8.GetString(parts["datapackage.json"]);
        var changed = list.Replace("sha256:" + ContentHash.Sha256(parts[part]), "sha256:" + ContentHash.Sha256(bytes), StringComparison.Ordinal)
            .Replace($"\"bytes\": {parts[part].Length}", $"\"bytes\": {bytes.Length}", StringComparison.Ordinal);
        return With(With(parts, part, bytes), "datapackage.json", Encoding.UTF8.GetBytes(changed));
    }

    static byte[] Packed(Dictionary<string, byte[]> parts)
    {
        using var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(bytes);
            }

        return to.ToArray();
    }
}

# Draw again beside this file: gnuplot 09-connections-online.gp
# The same numbers for other tools: 09-connections-online.tsv
set terminal svg size 720,454 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '09-connections-online.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0.610234 0.596044 0.624425
128 0.693828 0.672144 0.715512
256 0.718555 0.696491 0.740618
384 0.734551 0.720903 0.748199
EOD
$panel1_2 << EOD
0 0.610234 0.596044 0.624425
128 0.691797 0.668504 0.71509
256 0.724629 0.697757 0.751501
384 0.735137 0.709194 0.76108
EOD
$panel1_3 << EOD
0 0.610234 0.596044 0.624425
128 0.682148 0.662489 0.701808
256 0.713184 0.687702 0.738666
384 0.72916 0.701603 0.756717
EOD
$panel2_1 << EOD
0 0.610234 0.610234 0.610234
0.0299504 0.657148 0.657148 0.657148
0.0710527 0.687148 0.687148 0.687148
0.145974 0.718574 0.718574 0.718574
EOD
$panel2_2 << EOD
0 0.610234 0.610234 0.610234
0.308696 0.693828 0.693828 0.693828
0.477379 0.718555 0.718555 0.718555
0.677393 0.734551 0.734551 0.734551
EOD
$panel2_3 << EOD
0 0.610234 0.610234 0.610234
0.0438959 0.661504 0.661504 0.661504
0.0922326 0.692637 0.692637 0.692637
0.110527 0.700332 0.700332 0.700332
EOD
$panel2_4 << EOD
0 0.610234 0.610234 0.610234
0.380529 0.691797 0.691797 0.691797
0.583676 0.724629 0.724629 0.724629
0.591342 0.735137 0.735137 0.735137
EOD
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Rounds, or one stream of batches' at screen 0.0277778, screen 0.955947 left font ',15' front
set key at screen 0.0944444, screen 0.845815 left top horizontal maxcols 1 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.60793; set bmargin at screen 0.132159
set label 'quality by prompts' at screen 0.105556, screen 0.881057 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-9.6:393.6]
set xtics 100 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.55:0.8]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'prompts' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality (oracle)' at screen 0.0194444, screen 0.370044 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'rounds', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'stream', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'stream, curriculum'
unset label; unset arrow; unset key
set key at screen 0.594444, screen 0.845815 left top horizontal maxcols 1 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.60793; set bmargin at screen 0.132159
set label 'quality by distance' at screen 0.605556, screen 0.881057 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.0169348:0.694328]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.6:0.75]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'KL from the start (nats)' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality (oracle)' at screen 0.519444, screen 0.370044 center rotate by 90 textcolor rgb '#333333'
plot $panel2_1 using 1:2 with linespoints ls 1 title 'rounds at the rate 3e-04', \
  $panel2_2 using 1:2 with linespoints ls 2 title 'rounds at the rate 1e-03', \
  $panel2_3 using 1:2 with linespoints ls 3 title 'stream at the rate 3e-04', \
  $panel2_4 using 1:2 with linespoints ls 4 title 'stream at the rate 1e-03'
unset multiplot
unset output

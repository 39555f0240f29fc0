# Draw again beside this file: gnuplot 09-connections-online.gp
# The same numbers for other tools: 09-connections-online.tsv
set terminal svg size 720,385 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
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
0 0.611042 0.586922 0.635161
192 0.707569 0.595839 0.8193
384 0.723333 0.62805 0.818616
576 0.734722 0.687064 0.782381
EOD
$panel1_2 << EOD
0 0.611042 0.586922 0.635161
192 0.689792 0.658299 0.721284
384 0.724236 0.682076 0.766396
576 0.731875 0.699738 0.764012
EOD
$panel1_3 << EOD
0 0.611042 0.586922 0.635161
192 0.697292 0.667657 0.726927
384 0.739861 0.701808 0.777914
576 0.755347 0.700279 0.810416
EOD
$panel2_1 << EOD
0 0 0 0
192 0.48629 0.331647 0.640934
384 0.433133 0.122173 0.744093
576 0.905381 0.0290465 1.78172
EOD
$panel2_2 << EOD
0 0 0 0
192 0.0870481 0.0487562 0.12534
384 0.161402 0.134815 0.187988
576 0.184563 0.132814 0.236313
EOD
$panel2_3 << EOD
0 0 0 0
192 0.53716 0.275422 0.798898
384 0.586343 0.226871 0.945815
576 0.641104 0.276398 1.00581
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.885714 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'rounds', NaN with linespoints ls 2 title 'online', NaN with linespoints ls 3 title 'online, curriculum'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Three rounds, or one stream of batches' at screen 0.0277778, screen 0.948052 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'quality' at screen 0.105556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-14.4:590.4]
set xtics 200 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.55:0.85]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'prompts' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality (oracle)' at screen 0.0194444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'rounds', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'online', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'online, curriculum'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'divergence' at screen 0.605556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-14.4:590.4]
set xtics 200 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:2]
set ytics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'prompts' offset 0,0.3 textcolor rgb '#333333'
set label 'KL from the start (nats)' at screen 0.519444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
plot $panel2_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'rounds', \
  $panel2_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'online', \
  $panel2_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'online, curriculum'
unset multiplot
unset output
